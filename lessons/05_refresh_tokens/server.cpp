// Taskboard with sessions, on port 8005. Its secrets come from the environment; it does not start with a weak
// one.
#include "routes.hpp"
#include "taskboard_api/serve.hpp"

int main(int argc, char* argv[]) {
  return taskboard_api::serve({.port = 8005, .database = "taskboard-5.db"}, argc, argv, [](const auto& pool) {
    return lesson::taskboard_app(taskboard_api::services_from_environment(pool));
  });
}
