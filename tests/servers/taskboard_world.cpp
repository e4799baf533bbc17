#include "taskboard_world.hpp"

#include "taskboard/projects.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/tasks.hpp"

namespace {

constexpr crypto::ScryptCost cheap{.log2_n = 4};

}  // namespace

TaskboardWorld::TaskboardWorld(const store::Options& options)
    : pool(std::make_shared<store::Pool>(folder.path() / "taskboard.db", taskboard::migrations(), options)),
      tokens(std::make_shared<const taskboard_api::AccessTokens>(key, [now = now] { return now; })),
      server(taskboard_app(pool, std::make_shared<const taskboard::Passwords>(cheap), tokens)) {}

taskboard::User TaskboardWorld::add(const std::string& name, taskboard::Role role) {
  static const auto hash = taskboard::Passwords(cheap).hash(password);
  return taskboard::add_user(*pool->lease(), {.email = name + "@example.com", .password = hash, .role = role})
      .value();
}

std::int64_t TaskboardWorld::project_of(const taskboard::User& user, const std::string& name) {
  return taskboard::add_project(*pool->lease(), {user.id}, {.name = name}).value().id;
}

std::int64_t TaskboardWorld::task_in(std::int64_t project, const taskboard::User& user,
                                     const std::string& title) {
  return taskboard::add_task(*pool->lease(), {user.id}, project, {.title = title}).value().id;
}

std::string TaskboardWorld::amounts() {
  const auto counts = taskboard::count_all(*pool->lease());
  return std::to_string(counts.users) + " users, " + std::to_string(counts.projects) + " projects, " +
         std::to_string(counts.tasks) + " tasks";
}
