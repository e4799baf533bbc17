#include "taskboard_api/outbox.hpp"

#include <iostream>
#include <mutex>

namespace taskboard_api {

void print_mail(const Mail& mail) {
  static std::mutex mutex;
  const std::scoped_lock lock(mutex);
  std::cout << "A mail to " << mail.to << ": " << mail.text << '\n';
  if (!mail.token.empty()) std::cout << mail.token << '\n';
  std::cout << std::flush;
}

}  // namespace taskboard_api
