#include "course/commands/doctor.hpp"

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <iostream>
#include <langinfo.h>
#include <system_error>

#include "course/commands/doctor_machine.hpp"
#include "course/commands/doctor_tools.hpp"
#include "course/os/process.hpp"
#include "course/os/temporary_directory.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/characters.hpp"
#include "course/text/line_folding.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

// What a program prints; empty when it is not there or fails.
std::string output_of(std::vector<std::string> arguments) {
  const ProcessResult ended = run_process({.arguments = std::move(arguments)});
  return ended.succeeded() ? ended.output : "";
}

std::string compiler() {
  const char* chosen = std::getenv("CXX");
  return chosen && *chosen ? chosen : "c++";
}

// The version of cpp-httplib that scripts/setup fetched because the system's is too old; empty if it did not.
std::string fetched_httplib(const Paths& paths) {
  const auto header = read_text(paths.root / "build" / "packages" / "cpp-httplib" / "httplib.h");
  return std::string{between(header, "#define CPPHTTPLIB_VERSION \"", "\"")};
}

// What scripts/setup knows about packages, and the versions that pkg-config knows.
DoctorFinding examine_packages(const Paths& paths) {
  const ProcessResult setup =
      run_process({.arguments = {(paths.root / "scripts" / "setup").string(), "--check", "--no-docs"}});
  if (!setup.succeeded()) {
    std::string missing;
    for (const auto line : lines_of(setup.output)) {
      if (line.starts_with("  "))
        missing += (missing.empty() ? "" : ", ") + std::string{line.substr(2, line.find(' ', 2) - 2)};
    }
    return {Health::broken, "packages",
            missing.empty() ? "scripts/setup does not run" : "missing: " + missing, "scripts/setup"};
  }
  std::string versions;
  for (const std::string package :
       {"openssl", "libcurl", "nlohmann_json", "sqlite3", "cpp-httplib", "catch2", "CLI11"}) {
    std::string version = package == "cpp-httplib" ? fetched_httplib(paths) : "";
    if (version.empty()) version = trimmed(output_of({"pkg-config", "--modversion", package}));
    if (!version.empty()) versions += (versions.empty() ? "" : ", ") + package + " " + version;
  }
  return {Health::fine, "packages", versions.empty() ? "all there" : versions};
}

std::chrono::sys_seconds newest_file_below(const fs::path& folder) {
  fs::file_time_type newest = fs::file_time_type::min();
  std::error_code unreadable;
  for (const auto& entry : fs::recursive_directory_iterator{folder, unreadable}) {
    if (entry.is_regular_file(unreadable)) newest = std::max(newest, entry.last_write_time(unreadable));
  }
  if (newest == fs::file_time_type::min()) return {};
  return std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(newest));
}

DoctorFinding examine_root_disk(const Paths& paths) {
  std::error_code unknown;
  const fs::space_info space = fs::space(paths.root, unknown);
  return unknown ? DoctorFinding{Health::weak, "disk", unknown.message(), "df -h ."}
                 : examine_disk(space.available);
}

std::string sign(Health health, const Terminal& terminal) {
  const bool drawn = terminal.has_signs();
  switch (health) {
    case Health::fine:
      return drawn ? terminal.green("✓") : "fine  ";
    case Health::weak:
      return drawn ? terminal.yellow("!") : "weak  ";
    case Health::broken:
      return drawn ? terminal.red("✗") : "broken";
  }
  return {};
}

void print(const DoctorFinding& finding, const Terminal& terminal) {
  constexpr std::size_t about_width = 13;
  std::string lead = "  " + sign(finding.health, terminal) + " " + finding.about;
  const std::size_t indent = (terminal.has_signs() ? 4 : 9) + about_width;
  lead.append(indent - std::min(indent, columns(lead)), ' ');
  std::cout << wrapped(finding.found, terminal.width(), indent, lead);
  if (!finding.mend.empty()) std::cout << std::string(indent, ' ') << terminal.cyan(finding.mend) << "\n";
}

}  // namespace

std::vector<DoctorFinding> examine(const Paths& paths) {
  std::setlocale(LC_CTYPE, "");
  const TemporaryDirectory scratch{paths.state()};
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return {examine_compiler(output_of({compiler(), "--version"})),
          examine_cmake(output_of({"cmake", "--version"})),
          examine_ninja(output_of({"ninja", "--version"})),
          examine_binutils(output_of({"as", "--version"}), output_of({"ld", "--version"})),
          examine_linker(output_of({"mold", "--version"}), output_of({"ld.lld", "--version"})),
          examine_packages(paths),
          examine_root_disk(paths),
          examine_state_folder(paths.state()),
          examine_file_watching(scratch.path()),
          examine_ports(course_ports),
          examine_pages(paths.root / "build" / "assets"),
          examine_clock(now, newest_file_below(paths.lessons())),
          examine_locale(nl_langinfo(CODESET))};
}

int doctor(Session& session) {
  const std::vector<DoctorFinding> findings = examine(session.paths);
  for (const DoctorFinding& finding : findings) print(finding, session.terminal);
  const auto broken = std::ranges::count(findings, Health::broken, &DoctorFinding::health);
  std::cout << "\n";
  if (broken == 0) {
    std::cout << "The course can run here.\n";
    return exit_ok;
  }
  std::cout << counted(static_cast<std::size_t>(broken), "thing") << " must be mended first.\n";
  return exit_not_passed;
}

}  // namespace course
