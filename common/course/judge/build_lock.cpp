#include "course/judge/build_lock.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <thread>
#include <utility>

#include "course/os/interrupt.hpp"

namespace course {
namespace {

constexpr std::chrono::milliseconds between_tries{50};

Problem cannot_write(const std::filesystem::path& build, int error) {
  return {"The build folder " + build.string() +
              " cannot be written to: " + std::generic_category().message(error) + ".",
          "Make it writable, free some disk space, or name another one: scripts/course --build DIR …"};
}

}  // namespace

std::expected<BuildLock, Problem> BuildLock::take(const std::filesystem::path& build,
                                                  std::chrono::milliseconds limit,
                                                  const std::stop_token& stop,
                                                  const std::function<void()>& on_wait) {
  std::error_code none;
  std::filesystem::create_directories(build, none);
  BuildLock lock{
      base::FileDescriptor{open((build / ".course-build.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)}};
  if (!lock.file_.is_open()) return std::unexpected(cannot_write(build, errno));

  const auto deadline = std::chrono::steady_clock::now() + limit;
  for (bool told = false; flock(lock.file_.get(), LOCK_EX | LOCK_NB) != 0;) {
    if (errno != EWOULDBLOCK && errno != EINTR) return std::unexpected(cannot_write(build, errno));
    if (!std::exchange(told, true) && on_wait) on_wait();
    if (interrupted() || stop.stop_requested() || std::chrono::steady_clock::now() >= deadline) {
      return std::unexpected(
          Problem{"Another build is running in " + build.string() + ", and it does not end.",
                  "Wait for the other scripts/course to finish, or end it; then try again."});
    }
    std::this_thread::sleep_for(between_tries);
  }
  return lock;
}

}  // namespace course
