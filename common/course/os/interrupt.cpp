#include "course/os/interrupt.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <system_error>
#include <unistd.h>

namespace course {
namespace {

// A pipe, because it can be waited for together with other descriptors, and written to in a signal handler.
const std::array<int, 2>& ends() {
  static const std::array<int, 2> made = [] {
    std::array<int, 2> both{};
    if (pipe2(both.data(), O_CLOEXEC | O_NONBLOCK) != 0)
      throw std::system_error(errno, std::generic_category(), "pipe");
    return both;
  }();
  return made;
}

int written_end = -1;

void note(int) {
  const int saved = errno;
  [[maybe_unused]] const auto written = write(written_end, "", 1);
  errno = saved;
}

}  // namespace

void catch_interrupts() {
  written_end = ends()[1];
  struct sigaction action{};
  action.sa_handler = note;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

bool interrupted() {
  pollfd end{.fd = interrupt_descriptor(), .events = POLLIN, .revents = 0};
  return poll(&end, 1, 0) > 0;
}

int interrupt_descriptor() { return ends()[0]; }

}  // namespace course
