#include "course/os/private_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_descriptor.hpp"

namespace course {

std::expected<void, Problem> make_private_file(const std::filesystem::path& path, std::string_view text) {
  const base::FileDescriptor file{
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)};
  const std::string name = path.string();
  if (!file.is_open() && errno == EEXIST)
    return std::unexpected(
        Problem{name + " exists, and was left as it is.",
                "If you want a new one, move it away first: mv " + name + " " + name + ".old"});
  const bool written = file.is_open() && ::fchmod(file.get(), 0600) == 0 && base::write_all(file.get(), text);
  const std::string why = written ? "" : strerror(errno);
  if (written) return {};
  if (file.is_open()) ::unlink(path.c_str());
  return std::unexpected(Problem{name + " cannot be written: " + why, ""});
}

}  // namespace course
