#pragma once

// The Taskboard of this lesson with the answers that are linked in, on a database file of its own.
#include <memory>
#include <string>

#include "auth_error.hpp"
#include "bearer_token.hpp"
#include "board.hpp"
#include "get_current_user.hpp"
#include "problems.hpp"
#include "read_project.hpp"
#include "register_user.hpp"
#include "require_role.hpp"
#include "routes.hpp"
#include "taskboard/projects.hpp"
#include "taskboard_api/access_tokens.hpp"
#include "temporary_folder.hpp"
#include "update_task.hpp"

struct OwnTaskboard {
  static constexpr std::string_view metrics_key = "a metrics key for judges";

  TemporaryFolder folder;
  std::shared_ptr<store::Pool> pool =
      std::make_shared<store::Pool>(folder.path() / "taskboard.db", taskboard::migrations(),
                                    store::Options{.durability = store::Durability::process});
  std::shared_ptr<const taskboard::Passwords> passwords = std::make_shared<taskboard::Passwords>(cheap);
  jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256);
  taskboard_api::AccessTokens tokens{key};  // For tokens that do not come from the server.

  taskboard::User add(const std::string& name, taskboard::Role role = taskboard::Role::member) {
    return new_user(*pool->lease(), name, role);
  }
  std::int64_t add_project(const taskboard::User& owner, const std::string& name) {
    return taskboard::add_project(*pool->lease(), {owner.id}, {.name = name}).value().id;
  }
  std::string token_for(const taskboard::User& user) const { return tokens.issue(user); }

  web::App app() {
    meet_holes();
    return lesson::taskboard_app({.pool = pool,
                                  .passwords = passwords,
                                  .key = key,
                                  .metrics_key = crypto::Secret::copy_of(metrics_key)});
  }

 private:
  // An exercise that waits is best met here, where its file and line are known.
  void meet_holes() {
    const auto lease = pool->lease();
    const web::Request nothing;
    (void)lesson::bearer_token(nothing);
    (void)lesson::get_current_user(nothing, *tokens.verifier(), *lease);
    (void)lesson::require_role("admin", [](const auto&) { return taskboard::User{}; })(nothing);
    (void)lesson::auth_error({.error = lesson::AuthError::no_credentials, .reason = {}});
    reply_of([&] { return lesson::register_user(*lease, *passwords, with_body("{}")); });
    reply_of([&] { return lesson::read_project(*lease, {}, for_id("1")); });
    reply_of([&] { return lesson::update_task(*lease, {}, for_id("1")); });
  }
};
