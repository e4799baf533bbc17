// Taskboard, hardened, on port 8006. Its secrets come from the environment and from .env in the current
// directory; it does not start without good ones.
#include "routes.hpp"
#include "server_settings.hpp"
#include "taskboard_api/serve.hpp"

int main(int argc, char* argv[]) {
  return taskboard_api::serve({.port = 8006, .database = "taskboard-6.db"}, argc, argv, [](const auto& pool) {
    return lesson::taskboard_app(lesson::services_from_settings(pool, taskboard_api::print_mail));
  });
}
