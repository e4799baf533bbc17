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
  std::error_code error;
  for (const auto& lesson : fs::directory_iterator(lessons, error)) {
    const fs::path targets = objects / lesson.path().filename() / "CMakeFiles";
    for (fs::recursive_directory_iterator at(targets, error), end; !error && at != end; at.increment(error)) {
      const fs::path& object = at->path();
      if (object.extension() != ".o") continue;
      const fs::path below = object.lexically_relative(targets);  // "own-1.4.dir/attacks/break_in.cpp.o"
      const fs::path source = below.lexically_relative(*below.begin()).replace_extension();
      std::error_code none;
      if (is_stale(object, lesson.path() / source)) fs::remove(object, none);
    }
  }
}

}  // namespace course
