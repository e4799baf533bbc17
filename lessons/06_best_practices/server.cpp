// Taskboard, hardened, on port 8006. Its secrets come from the environment and from .env in the current
// directory; it does not start without good ones.
#include <iostream>
#include <mutex>

#include "routes.hpp"
#include "server_settings.hpp"
#include "taskboard_api/serve.hpp"

namespace {

// Stands in for a mail server. Not the log: that goes to standard error, and holds no token.
void show_mail(const lesson::Mail& mail) {
  static std::mutex mutex;
  const std::scoped_lock lock(mutex);
  std::cout << "A mail to " << mail.to << ": set a new password with the token\n" << mail.token << std::endl;
}

}  // namespace

int main(int argc, char* argv[]) {
  return taskboard_api::serve({.port = 8006, .database = "taskboard-6.db"}, argc, argv, [](const auto& pool) {
    return lesson::taskboard_app(lesson::services_from_settings(pool, show_mail));
  });
}
