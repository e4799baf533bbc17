#include "course/judge/stale_objects.hpp"

#include <compare>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace course {
namespace {

namespace fs = std::filesystem;

using Time = std::pair<std::int64_t, std::int64_t>;  // Seconds and nanoseconds.

Time time_of(const timespec& time) { return {time.tv_sec, time.tv_nsec}; }

bool is_stale(const fs::path& object, const fs::path& source) {
  struct stat compiled{}, written{};
  if (stat(object.c_str(), &compiled) != 0 || stat(source.c_str(), &written) != 0) return false;
  const Time made = time_of(compiled.st_mtim);
  return time_of(written.st_mtim) <= made && made < time_of(written.st_ctim);
}

}  // namespace

// "<lesson>/CMakeFiles/own-1.4.dir/base64url_decode.cpp.o" is the object of "<lesson>/base64url_decode.cpp".
void remove_stale_objects(const fs::path& objects, const fs::path& lessons) {
  std::error_code none;
  for (const auto& lesson : fs::directory_iterator(lessons, none)) {
    const fs::path targets = objects / lesson.path().filename() / "CMakeFiles";
    for (const auto& target : fs::directory_iterator(targets, none)) {
      if (!target.path().filename().string().starts_with("own-")) continue;
      for (const auto& object : fs::recursive_directory_iterator(target.path(), none)) {
        if (object.path().extension() != ".o") continue;
        const fs::path source = object.path().lexically_relative(target.path()).replace_extension();
        if (is_stale(object.path(), lesson.path() / source)) fs::remove(object.path(), none);
      }
    }
  }
}

}  // namespace course
