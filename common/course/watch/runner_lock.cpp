#include "course/watch/runner_lock.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace course {
namespace {

// The process number that the holder wrote into the file; may be empty.
std::string holder_in(int descriptor) {
  std::array<char, 32> text{};
  const auto size = pread(descriptor, text.data(), text.size(), 0);
  return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
}

void write_holder(int descriptor) {
  const std::string text = std::to_string(getpid());
  // Only a courtesy to whoever finds the lock taken.
  [[maybe_unused]] const bool written =
      ftruncate(descriptor, 0) == 0 && write(descriptor, text.data(), text.size()) > 0;
}

}  // namespace

std::expected<RunnerLock, Problem> RunnerLock::take(const std::filesystem::path& state) {
  std::error_code none;
  std::filesystem::create_directories(state, none);
  RunnerLock lock{
      base::FileDescriptor{open((state / "watch.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)}};
  if (!lock.file_.is_open()) return lock;
  if (flock(lock.file_.get(), LOCK_EX | LOCK_NB) == 0) {
    write_holder(lock.file_.get());
    return lock;
  }
  if (errno != EWOULDBLOCK) return lock;
  const std::string holder = holder_in(lock.file_.get());
  return std::unexpected(
      Problem{"The course is open in another terminal already" +
                  (holder.empty() ? "" : " (process " + holder + ")") + ".",
              "Go on there, or leave it with q. Beside it, scripts/course check judges once."});
}

}  // namespace course
