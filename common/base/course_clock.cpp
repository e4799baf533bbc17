#include "base/course_clock.hpp"

#include <fstream>
#include <optional>

#include "base/clock.hpp"

namespace base {
namespace {

std::optional<std::filesystem::path>& followed() {
  static std::optional<std::filesystem::path> file;
  return file;
}

}  // namespace

std::int64_t read_clock_shift(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::int64_t seconds = 0;
  const bool is_shift = in >> seconds && seconds >= 0 && seconds <= most_clock_shift;
  return is_shift ? seconds : 0;
}

void follow_course_clock(const std::filesystem::path& file) { followed() = file; }

std::int64_t course_clock_shift() { return followed() ? read_clock_shift(*followed()) : 0; }

std::int64_t course_seconds() { return system_seconds() + course_clock_shift(); }

}  // namespace base
