// A working day: two people at once, over real sockets, and the server is restarted in the middle.
#include <csignal>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "server_process.hpp"
#include "taskboard/schema.hpp"
#include "taskboard_world.hpp"

namespace {

constexpr int tasks_each = 8;

ServerProcess start(const std::filesystem::path& database) {
  return {TASKBOARD_SERVER,
          {"--port", "0", "--log", "off", "--db", database.string()},
          {"JWT_SECRET=0Qk9xv8y2mVtq7LrZc4Jw1Hs6Nd3Pb5G"}};
}

// One person and the server. A check that fails is noted, for Catch2 takes none on other threads.
class Person {
 public:
  explicit Person(std::string name) : name_(std::move(name)) {}

  void meets(int port) { url_ = "http://127.0.0.1:" + std::to_string(port); }

  void signs_up() {
    const json::Value credentials{{"email", name_ + "@example.com"}, {"password", name_ + "'s password"}};
    expect(client().post("/users/register", credentials), 201);
    const auto login = expect(client().post("/users/login", credentials), 200);
    token_ = http_client::bearer(login.text("access_token").value_or(""));
  }

  void plans() {
    project_ =
        expect(client().post("/projects/", {{"name", name_ + "'s project"}}, {token_}), 201).integer("id");
    for (int i = 0; i < tasks_each; ++i) {
      const json::Value task{{"title", name_ + ' ' + std::to_string(i)}};
      const auto added = expect(client().post("/tasks/projects/" + project(), task, {token_}), 201);
      tasks_.push_back(std::to_string(added.integer("id").value_or(0)));
    }
  }

  // Finishes the first half of the tasks, takes the last one out.
  void works() {
    const json::Value done{{"title", name_ + " did it"},
                           {"description", ""},
                           {"status", "done"},
                           {"position", 0},
                           {"due_date", nullptr}};
    for (int i = 0; i < tasks_each / 2; ++i)
      expect(client().put("/tasks/" + tasks_[static_cast<std::size_t>(i)], done, {token_}), 200);
    expect(client().del("/tasks/" + tasks_.back(), {token_}), 204);
  }

  // What the list says, as words: "open done" counts.
  std::string sees() {
    const auto list = expect(client().get("/tasks/projects/" + project() + "?limit=100", {token_}), 200);
    int open = 0, done = 0;
    for (std::size_t i = 0; i < list.size(); ++i) ++(list.at(i).text("status") == "done" ? done : open);
    return std::to_string(open) + " open, " + std::to_string(done) + " done";
  }

  int status_of_project_of(const Person& other) {
    return client().get("/projects/" + other.project(), {token_}).status;
  }

  void leaves() {
    expect(client().del("/projects/" + project(), {token_}), 204);
    expect(client().del("/users/me", {token_}), 204);
    expect(client().get("/users/me", {token_}), 401);
  }

  const std::string& complaints() const { return complaints_; }

 private:
  http_client::Client client() const { return http_client::Client(url_); }
  std::string project() const { return std::to_string(project_.value_or(0)); }

  json::Value expect(const http_client::Answer& answer, int status) {
    if (answer.status != status)
      complaints_ +=
          std::to_string(answer.status) + " for " + std::to_string(status) + ": " + answer.body + '\n';
    return answer.status == status && !answer.body.empty() ? answer.json() : json::Value::object();
  }

  std::string name_, url_, complaints_;
  web::Header token_{};
  std::optional<std::int64_t> project_;
  std::vector<std::string> tasks_;
};

// Both at once; waits for both.
void together(Person& alice, Person& bob, void (Person::*does)()) {
  std::jthread hers([&] { (alice.*does)(); }), his([&] { (bob.*does)(); });
}

}  // namespace

TEST_CASE("two people work at once, the server is restarted in the middle, and nothing is lost",
          "[taskboard][session]") {
  const auto ending = GENERATE(SIGTERM, SIGKILL);
  const TemporaryFolder folder;
  const auto file = folder.path() / "taskboard.db";
  Person alice("alice"), bob("bob");
  {
    auto server = start(file);
    const auto port = server.port();
    alice.meets(port), bob.meets(port);
    together(alice, bob, &Person::signs_up);
    together(alice, bob, &Person::plans);
    server.signal(ending);
    CHECK(server.exit_code() == (ending == SIGTERM ? 0 : -1));
  }
  auto server = start(file);
  const auto port = server.port();
  alice.meets(port), bob.meets(port);
  CHECK(alice.sees() == "8 open, 0 done");
  CHECK(bob.sees() == "8 open, 0 done");

  together(alice, bob, &Person::works);
  CHECK(alice.sees() == "3 open, 4 done");
  CHECK(bob.sees() == "3 open, 4 done");
  CHECK(alice.status_of_project_of(bob) == 404);
  CHECK(bob.status_of_project_of(alice) == 404);

  together(alice, bob, &Person::leaves);
  CHECK(alice.complaints().empty());
  CHECK(bob.complaints().empty());
  CHECK(store::Database{file, taskboard::migrations()}.read("SELECT id FROM tasks").empty());
}
