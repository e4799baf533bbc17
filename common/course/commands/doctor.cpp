#include "course/commands/doctor.hpp"

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <iostream>
#include <langinfo.h>
#include <system_error>

#include "course/os/process.hpp"
#include "course/os/temporary_directory.hpp"
#include "course/session/commands.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

// What a program prints; empty when it is not there or fails.
std::string printed_by(std::vector<std::string> arguments) {
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
Symptom examine_packages(const Paths& paths) {
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
       {"openssl", "nlohmann_json", "sqlite3", "cpp-httplib", "catch2", "CLI11"}) {
    std::string version = package == "cpp-httplib" ? fetched_httplib(paths) : "";
    if (version.empty()) version = trimmed(printed_by({"pkg-config", "--modversion", package}));
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

Symptom examine_root_disk(const Paths& paths) {
  std::error_code unknown;
  const fs::space_info space = fs::space(paths.root, unknown);
  return unknown ? Symptom{Health::weak, "disk", unknown.message(), "df -h ."}
                 : examine_disk(space.available);
}

std::string sign(Health health, const Terminal& terminal) {
  const bool drawn = terminal.has_colours();
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

void print(const Symptom& symptom, const Terminal& terminal) {
  constexpr std::size_t label_width = 13;
  std::string lead = "  " + sign(symptom.health, terminal) + " " + symptom.about;
  const std::size_t indent = (terminal.has_colours() ? 4 : 9) + label_width;
  lead.append(indent - std::min(indent, columns(lead)), ' ');
  std::cout << wrapped(symptom.found, terminal.width(), indent, lead);
  if (!symptom.mend.empty()) std::cout << std::string(indent, ' ') << terminal.cyan(symptom.mend) << "\n";
}

}  // namespace

std::vector<Symptom> examine(const Paths& paths) {
  std::setlocale(LC_CTYPE, "");
  const TemporaryDirectory scratch{paths.state()};
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return {examine_compiler(printed_by({compiler(), "--version"})),
          examine_cmake(printed_by({"cmake", "--version"})),
          examine_ninja(printed_by({"ninja", "--version"})),
          examine_linker(printed_by({"mold", "--version"}), printed_by({"ld.lld", "--version"})),
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
  const std::vector<Symptom> symptoms = examine(session.paths);
  for (const Symptom& symptom : symptoms) print(symptom, session.terminal);
  const auto broken = std::ranges::count(symptoms, Health::broken, &Symptom::health);
  std::cout << "\n";
  if (broken == 0) {
    std::cout << "The course can run here.\n";
    return done;
  }
  std::cout << counted(static_cast<std::size_t>(broken), "thing") << " must be mended first.\n";
  return not_passed;
}

}  // namespace course
