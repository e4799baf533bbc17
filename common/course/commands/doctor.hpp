#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "course/lesson/paths.hpp"
#include "course/session/session.hpp"

namespace course {

enum class Health {
  fine,
  weak,    // The course works, but slower or less well.
  broken,  // Something must be mended before it works.
};

// What the doctor found out about one thing.
struct Symptom {
  Health health = Health::fine;
  std::string about;   // "compiler"
  std::string found;   // "g++ 12.2.0"
  std::string mend{};  // The command that helps, or where to look; empty when fine.
};

// Each looks at one thing and changes nothing.
Symptom examine_compiler(std::string_view version_text);  // Of `c++ --version`; empty when there is none.
Symptom examine_cmake(std::string_view version_text);     // Of `cmake --version`.
Symptom examine_ninja(std::string_view version_text);     // Of `ninja --version`.
Symptom examine_linker(std::string_view mold_text, std::string_view lld_text);
Symptom examine_disk(std::uintmax_t free_bytes);
Symptom examine_clock(std::chrono::sys_seconds now, std::chrono::sys_seconds newest_file);
Symptom examine_locale(std::string_view charset);
Symptom examine_state_folder(const std::filesystem::path& state);
Symptom examine_file_watching(const std::filesystem::path& scratch);  // A folder it may write to.
// Loopback ports that the servers of the course listen on.
struct Ports {
  int first = 0, last = 0;  // The same for one port.
  std::string_view others;  // How to take another: "serve with --port 0".
};
// Those of the lessons' servers, of lesson 7's API and of the identity provider.
inline constexpr std::array<Ports, 3> course_ports{{{8001, 8007, "serve with --port 0"},
                                                    {8017, 8017, "serve 7 -- --api-port 0"},
                                                    {9007, 9007, "idp --port 0"}}};
Symptom examine_ports(std::span<const Ports> all);
Symptom examine_pages(const std::filesystem::path& assets);  // Where assets/install puts its files.

// All of it, on this machine.
std::vector<Symptom> examine(const Paths& paths);

// Prints what was found, each trouble with its mend. `not_passed` when something must be mended.
int doctor(Session& session);

}  // namespace course
