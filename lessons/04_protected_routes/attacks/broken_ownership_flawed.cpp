// The flawed server of lab 4a. Look for the statement that checks less than its neighbour does.
#include "broken_ownership_flawed.hpp"

#include "jwt/key.hpp"
#include "taskboard/projects.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/users.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

json::Value json_of(const store::Row& row) {
  return {{"id", row.integer(0)}, {"name", row.text(1)}, {"description", row.text(2)}};
}

// Returns the id of the caller. The token was verified, and the server issues no other subjects.
std::int64_t caller_of(const jwt::VerifiedClaims& claims) {
  return taskboard_api::user_id_of(claims.subject()).value();
}

}  // namespace

OpenShelf::OpenShelf()
    : tokens_(jwt::Key::generate(jwt::Algorithm::hs256)), database_(":memory:", taskboard::migrations()) {}

taskboard::User OpenShelf::add_user(const std::string& name) {
  return taskboard::add_user(database_, {.email = name + "@example.com", .password = {"no hash"}}).value();
}

std::int64_t OpenShelf::add_project(const taskboard::User& owner, const std::string& name) {
  return taskboard::add_project(database_, {owner.id}, {.name = name}).value().id;
}

void OpenShelf::remove_project(const taskboard::User& owner, std::int64_t id) {
  taskboard::remove_project(database_, {owner.id}, id);
}

web::Reply OpenShelf::list_projects(std::int64_t caller) {
  const std::scoped_lock lock(mutex_);
  auto list = json::Value::array();
  for (const auto& row :
       database_.read("SELECT id, name, description FROM projects WHERE owner_id = ?", {caller}))
    list.push_back(json_of(row));
  return web::ok(list);
}

// "People only ever see the ids of their own projects, so nobody asks for any other."
web::Reply OpenShelf::read_project(std::int64_t caller, std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  const auto rows = database_.read("SELECT id, name, description, owner_id FROM projects WHERE id = ?", {id});
  if (rows.empty()) return web::not_found();
  if (rows.front().integer(3) != caller) ++shown_to_strangers_;  // Noted for the judge, and shown anyway.
  return web::ok(json_of(rows.front()));
}

web::App OpenShelf::routes() {
  web::App app({.title = "Taskboard without a check of the owner"});
  const auto token = web::verified_token(tokens_.verifier());
  app.get("/projects/", {.summary = "My projects"},
          token([this](const jwt::VerifiedClaims& claims, const web::Request&) {
            return list_projects(caller_of(claims));
          }));
  app.get("/projects/{id}", {.summary = "One of my projects"},
          token([this](const jwt::VerifiedClaims& claims, const web::Request& request) {
            return read_project(caller_of(claims), request.path_id("id"));
          }));
  return app;
}

}  // namespace lesson
