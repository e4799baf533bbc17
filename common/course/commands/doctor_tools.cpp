#include "course/commands/doctor_tools.hpp"

#include <charconv>
#include <optional>

#include "course/text/text.hpp"

namespace course {
namespace {

struct Version {
  int major = 0, minor = 0;
  auto operator<=>(const Version&) const = default;
};

// The first "12.2" in `text`.
std::optional<Version> version_in(std::string_view text) {
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
    std::size_t begin = dot;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
    Version version;
    const auto major = std::from_chars(text.data() + begin, text.data() + dot, version.major);
    const auto minor = std::from_chars(text.data() + dot + 1, text.data() + text.size(), version.minor);
    if (major.ec == std::errc{} && minor.ec == std::errc{}) return version;
  }
  return std::nullopt;
}

std::string first_line(std::string_view text) {
  const auto lines = lines_of(text);
  return lines.empty() ? "" : std::string{trimmed(lines.front())};
}

// A program that has to be there, in this version or a later one.
DoctorFinding examine_program(const std::string& about, std::string_view text, Version least) {
  const auto version = version_in(text);
  const std::string wanted = std::to_string(least.major) + "." + std::to_string(least.minor);
  if (!version)
    return {Health::broken, about, "not found; " + wanted + " or later is needed", "scripts/setup"};
  if (*version >= least) return {Health::fine, about, first_line(text)};
  return {Health::broken, about, first_line(text) + " is too old; " + wanted + " or later is needed",
          "scripts/setup"};
}

}  // namespace

DoctorFinding examine_compiler(std::string_view version_text) {
  const bool clang = version_text.find("clang") != std::string_view::npos;
  return examine_program("compiler", version_text, clang ? Version{16, 0} : Version{12, 0});
}

DoctorFinding examine_cmake(std::string_view version_text) {
  return examine_program("CMake", version_text, {3, 25});
}

DoctorFinding examine_ninja(std::string_view version_text) {
  return examine_program("Ninja", version_text, {1, 10});
}

// The compiler calls both; without them it names no line.
DoctorFinding examine_binutils(std::string_view as_text, std::string_view ld_text) {
  if (!as_text.empty() && !ld_text.empty()) return {Health::fine, "binutils", first_line(ld_text)};
  return {Health::broken, "binutils", std::string(as_text.empty() ? "as" : "ld") + " is not found",
          "Install the package binutils."};
}

DoctorFinding examine_linker(std::string_view mold_text, std::string_view lld_text) {
  if (!mold_text.empty()) return {Health::fine, "linker", first_line(mold_text)};
  if (!lld_text.empty()) return {Health::fine, "linker", first_line(lld_text)};
  return {Health::weak, "linker", "neither mold nor lld: a verdict takes 0.1 s longer",
          "sudo apt-get install mold"};
}

}  // namespace course
