// Taskboard with as many tasks as it is told, and one route more: GET /claims/me, which is GET /users/me
// without the database.
#include <charconv>
#include <cstdio>
#include <string>

#include "program/run.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/users.hpp"
#include "taskboard_app.hpp"
#include "web/guards.hpp"

namespace {

constexpr std::int64_t tasks_in_a_project = 20;

const std::vector<program::ExtraArgument> extra = {
    {"--db", "PATH", "a file that is not there yet"},
    {"--tasks", "COUNT", "how many tasks to put in, 20 in a project"}};

std::int64_t number(const std::string& text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

taskboard::User fill(store::Database& database, std::int64_t tasks) {
  const auto alice =
      taskboard::add_user(database, {.email = "alice@example.com", .password = {"no hash"}}).value();
  database.transaction([&] {
    database.write(
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        "INSERT INTO projects (owner_id, name) SELECT ?, 'Project ' || i FROM n",
        {tasks / tasks_in_a_project, alice.id});
    database.write(
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        "INSERT INTO tasks (project_id, title, description, position) "
        "SELECT projects.id, 'Task ' || i, 'What is to be done', i FROM n, projects",
        {tasks_in_a_project});
  });
  return alice;
}

web::Reply read_claims(const jwt::VerifiedClaims& claims, const web::Request&) {
  return web::ok(
      {{"id", claims.subject()}, {"email", "alice@example.com"}, {"role", claims.text("role").value()}});
}

int serve(const program::Arguments& arguments) {
  const auto pool = std::make_shared<store::Pool>(arguments.value("--db").value(), taskboard::migrations());
  const auto tokens =
      std::make_shared<const taskboard_api::AccessTokens>(jwt::Key::generate(jwt::Algorithm::hs256));
  const auto alice = fill(*pool->lease(), number(arguments.value("--tasks").value()));

  auto app = taskboard_app(pool, std::make_shared<const taskboard::Passwords>(), tokens);
  app.get("/claims/me", {.summary = "Who am I, by my token alone?"},
          web::verified_token(tokens->verifier())(read_claims));
  std::printf("%s\n", tokens->issue(alice).c_str());
  return program::run(app, arguments.options);
}

}  // namespace

int main(int argc, char** argv) {
  const auto arguments = program::read_arguments({.port = 0, .log = web::LogFormat::off}, extra, argc, argv);
  return arguments ? serve(*arguments) : program::print(arguments.error());
}
