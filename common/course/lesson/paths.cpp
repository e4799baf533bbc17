#include "course/lesson/paths.hpp"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace course {
namespace {

namespace fs = std::filesystem;

bool is_checkout(const fs::path& folder) {
  std::error_code none;
  return fs::is_directory(folder / "lessons", none) && fs::exists(folder / "CMakePresets.json", none);
}

std::optional<fs::path> upwards_from(fs::path folder) {
  for (;; folder = folder.parent_path()) {
    if (is_checkout(folder)) return folder;
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

std::optional<fs::path> find_root() {
  if (const char* root = std::getenv("COURSE_ROOT")) {
    return is_checkout(root) ? std::optional(fs::absolute(root)) : std::nullopt;
  }
  std::error_code none;
  if (const auto root = upwards_from(fs::current_path(none))) return root;
  return upwards_from(fs::read_symlink("/proc/self/exe", none).parent_path());
}

}  // namespace

std::string Paths::shown(const fs::path& file) const {
  const fs::path inside = file.lexically_normal().lexically_relative(root);
  return inside.empty() || *inside.begin() == ".." ? file.string() : inside.string();
}

std::expected<Paths, Problem> find_paths(const std::optional<fs::path>& build) {
  const auto root = find_root();
  if (!root) {
    const bool told = std::getenv("COURSE_ROOT") != nullptr;
    return std::unexpected(Problem{
        .what = told ? "COURSE_ROOT does not name the course's folder." : "This is not the course's folder.",
        .mend = "Go to the folder that holds lessons/ and scripts/, and run scripts/course there."});
  }
  Paths paths{.root = root->lexically_normal(), .build = {}};
  paths.build = build ? fs::absolute(*build).lexically_normal() : paths.root / "build" / "learn";
  return paths;
}

}  // namespace course
