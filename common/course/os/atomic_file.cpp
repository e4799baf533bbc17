#include "course/os/atomic_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <stdlib.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "base/file_descriptor.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

std::unexpected<Problem> cannot_write_file(const fs::path& file, int error) {
  return std::unexpected(
      Problem{file.string() + " cannot be written: " + std::generic_category().message(error) + ".",
              "Make its folder writable or free some disk space, and try again. It was not changed."});
}

// The permissions that `file` has, or those a new file gets.
mode_t mode_of(const fs::path& file) {
  struct stat status{};
  return stat(file.c_str(), &status) == 0 ? status.st_mode & 07777U : 0644U;
}

}  // namespace

std::expected<void, Problem> write_file_atomically(const fs::path& file, std::string_view text) {
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  std::string name = file.string() + ".XXXXXX";
  base::FileDescriptor half{mkostemp(name.data(), O_CLOEXEC)};
  if (!half.is_open()) return cannot_write_file(file, errno);

  const bool written =
      base::write_all(half.get(), text) && fsync(half.get()) == 0 && fchmod(half.get(), mode_of(file)) == 0;
  const int why = errno;
  half.reset();
  if (written && rename(name.c_str(), file.c_str()) == 0) return {};
  const int reason = written ? errno : why;
  unlink(name.c_str());
  return cannot_write_file(file, reason);
}

}  // namespace course
