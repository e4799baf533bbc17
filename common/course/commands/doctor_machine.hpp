#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "course/commands/doctor_finding.hpp"

// What the machine gives the course: disk, clock, locale, ports, file events. Each function looks at one
// thing and changes nothing.
namespace course {

DoctorFinding examine_disk(std::uintmax_t free_bytes);
DoctorFinding examine_clock(std::chrono::sys_seconds now, std::chrono::sys_seconds newest_file);
DoctorFinding examine_locale(std::string_view charset);
DoctorFinding examine_state_folder(const std::filesystem::path& state);
DoctorFinding examine_file_watching(const std::filesystem::path& scratch);  // A folder it may write to.

// Loopback ports that the servers of the course listen on.
struct Ports {
  int first = 0, last = 0;  // The same for one port.
  std::string_view others;  // How to take another: "serve with --port 0".
};
// Those of the lessons' servers, of lesson 7's API and of the identity provider.
inline constexpr std::array<Ports, 3> course_ports{{{8001, 8007, "serve with --port 0"},
                                                    {8017, 8017, "serve 7 -- --api-port 0"},
                                                    {9007, 9007, "idp --port 0"}}};
DoctorFinding examine_ports(std::span<const Ports> all);
DoctorFinding examine_pages(const std::filesystem::path& assets);  // Where assets/install puts its files.

}  // namespace course
