#pragma once

#include <functional>
#include <memory>
#include <string>

#include "random.hpp"
#include "store/pool.hpp"
#include "taskboard/account_changes.hpp"
#include "taskboard/counts.hpp"
#include "taskboard_app.hpp"
#include "temporary_folder.hpp"
#include "test_server.hpp"

// A Taskboard that is being served, with an empty database of its own.
class TaskboardWorld {
 public:
  explicit TaskboardWorld(const store::Options& options = {});

  static constexpr auto password = "looking-glass";  // Of each user who is added.

  // A new user, straight into the database.
  taskboard::User add(const std::string& name, taskboard::Role role = taskboard::Role::member);

  // The header that shows a good token of this user.
  web::Header token_of(const taskboard::User& user) const { return http_client::bearer(tokens->issue(user)); }

  // A project and a task of this user; their ids.
  std::int64_t project_of(const taskboard::User& user, const std::string& name = "Tea party");
  std::int64_t task_in(std::int64_t project, const taskboard::User& user,
                       const std::string& title = "Butter");

  http_client::Client client() const { return server.client(); }

  // How much there is: "2 users, 1 projects, 0 tasks".
  std::string amounts();

  const TemporaryFolder folder;
  const std::shared_ptr<store::Pool> pool;
  const std::int64_t now = random_instant();  // The time of its tokens stands still.
  // For tokens that the server would not make.
  const jwt::Key key = jwt::Key::generate(jwt::Algorithm::hs256);
  const std::shared_ptr<const taskboard_api::AccessTokens> tokens;
  const TestServer server;
};
