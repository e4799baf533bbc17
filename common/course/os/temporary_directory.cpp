#include "course/os/temporary_directory.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>
#include <system_error>
#include <unistd.h>

namespace course {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t least_space = std::uintmax_t{4} * 1024 * 1024;  // bytes

// "<process>-<letters>": the name says who is to remove it.
fs::path make_folder_in(const fs::path& parent) {
  std::error_code none;
  fs::create_directories(parent, none);
  // On a full disk, a folder can often still be made, and nothing be written into it.
  if (const auto space = fs::space(parent, none); !none && space.available < least_space) return {};
  std::string name = (parent / (std::to_string(getpid()) + "-XXXXXX")).string();
  return mkdtemp(name.data()) != nullptr ? fs::path(name) : fs::path{};
}

bool is_orphan(const fs::path& folder) {
  const int owner = std::atoi(folder.filename().c_str());
  return owner > 0 && kill(owner, 0) != 0 && errno == ESRCH;
}

void remove_orphans(const fs::path& parent) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(parent, none)) {
    if (is_orphan(entry.path())) fs::remove_all(entry.path(), none);
  }
}

}  // namespace

TemporaryDirectory::TemporaryDirectory(const fs::path& state) {
  remove_orphans(state / "run");
  path_ = make_folder_in(state / "run");
  std::error_code none;
  if (path_.empty()) path_ = make_folder_in(fs::temp_directory_path(none) / "jwt-course");
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code none;
  if (!path_.empty()) fs::remove_all(path_, none);
}

}  // namespace course
