// Taskboard, on port 8004. Its secrets come from the environment; it does not start with a weak one.
#include "routes.hpp"
#include "taskboard_api/serve.hpp"

int main(int argc, char* argv[]) {
  return taskboard_api::serve({.port = 8004, .database = "taskboard.db"}, argc, argv, [](const auto& pool) {
    return lesson::taskboard_app(taskboard_api::services_from_environment(pool));
  });
}
