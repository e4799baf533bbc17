// REQUIRES: system calls only, no allocation.
#include "course/os/kill_descendants.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <string_view>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace course {
namespace {

pid_t number(std::string_view text) {
  pid_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The parent of process `entry` (a name in /proc). Its stat line reads "12 (name) S 10 …", and a name may
// hold blanks and brackets: the last bracket counts.
pid_t parent_of(int proc, std::string_view entry) {
  char path[32] = {};
  entry.copy(path, 16);
  std::strcat(path, "/stat");
  const int file = openat(proc, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[512];
  const auto length = read(file, text, sizeof text);
  close(file);
  if (length <= 0) return 0;
  const std::string_view line{text, static_cast<std::size_t>(length)};
  const auto bracket = line.rfind(')');
  return bracket == std::string_view::npos || bracket + 4 > line.size() ? 0
                                                                        : number(line.substr(bracket + 4));
}

bool is_process(std::string_view name) {
  return !name.empty() && name.size() < 12 && name.find_first_not_of("0123456789") == std::string_view::npos;
}

void kill_children_in(int proc, std::string_view entries) {
  while (!entries.empty()) {
    // struct dirent64 as the kernel writes it: d_reclen at byte 16, d_name at byte 19.
    std::uint16_t length = 0;
    std::memcpy(&length, entries.data() + 16, sizeof length);
    const std::string_view name = entries.data() + 19;
    if (is_process(name) && parent_of(proc, name) == getpid()) kill(number(name), SIGKILL);
    entries.remove_prefix(length);
  }
}

void kill_children() {
  const int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (proc < 0) return;
  alignas(8) char entries[8192];
  for (long size = 0; (size = syscall(SYS_getdents64, proc, entries, sizeof entries)) > 0;) {
    kill_children_in(proc, {entries, static_cast<std::size_t>(size)});
  }
  close(proc);
}

}  // namespace

std::size_t kill_descendants() {
  std::size_t ended = 0;
  for (int round = 0; round < 1000; ++round) {
    pid_t child = 0;
    while ((child = waitpid(-1, nullptr, WNOHANG)) > 0) ++ended;
    if (child < 0 && errno == ECHILD) break;
    kill_children();
    const timespec moment{.tv_sec = 0, .tv_nsec = 1'000'000};
    nanosleep(&moment, nullptr);
  }
  return ended;
}

}  // namespace course
