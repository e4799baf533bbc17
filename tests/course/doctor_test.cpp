#include "course/commands/doctor.hpp"

#include <array>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "course/commands/doctor_machine.hpp"
#include "course/commands/doctor_tools.hpp"
#include "temporary_folder.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

std::string word(course::Health health) {
  switch (health) {
    case course::Health::fine:
      return "fine";
    case course::Health::weak:
      return "weak";
    case course::Health::broken:
      return "broken";
  }
  return "";
}

// The health, and that a trouble names its mend.
std::string state(const course::DoctorFinding& finding) {
  const bool mend_matters = finding.health != course::Health::fine;
  return word(finding.health) + (mend_matters == finding.mend.empty() ? ", and the mend is wrong" : "");
}

constexpr std::chrono::sys_days today = std::chrono::year{2026} / 5 / 1;

}  // namespace

TEST_CASE("programs that are missing or too old are told from those that will do") {
  CHECK(state(course::examine_compiler("g++ (Debian 12.2.0-14) 12.2.0\nCopyright")) == "fine");
  CHECK(state(course::examine_compiler("g++ (Ubuntu 11.4.0) 11.4.0")) == "broken");
  CHECK(state(course::examine_compiler("Debian clang version 16.0.6")) == "fine");
  CHECK(state(course::examine_compiler("Debian clang version 14.0.6")) == "broken");
  CHECK(state(course::examine_compiler("")) == "broken");
  CHECK(state(course::examine_cmake("cmake version 3.25.1")) == "fine");
  CHECK(state(course::examine_cmake("cmake version 3.18.4")) == "broken");
  CHECK(state(course::examine_cmake("nonsense")) == "broken");
  CHECK(state(course::examine_ninja("1.11.1\n")) == "fine");
  CHECK(state(course::examine_ninja("")) == "broken");
  CHECK(state(course::examine_binutils("GNU assembler 2.40", "GNU ld 2.40")) == "fine");
  CHECK(state(course::examine_binutils("", "GNU ld 2.40")) == "broken");
  CHECK(state(course::examine_binutils("GNU assembler 2.40", "")) == "broken");
}

TEST_CASE("a slow linker is a pity, not a failure") {
  CHECK(state(course::examine_linker("mold 1.10.1", "")) == "fine");
  CHECK(state(course::examine_linker("", "LLD 16.0.6")) == "fine");
  CHECK(state(course::examine_linker("", "")) == "weak");
}

TEST_CASE("disk, clock and locale are judged by what the course needs") {
  using namespace std::chrono_literals;
  CHECK(state(course::examine_disk(5'000'000'000)) == "fine");
  CHECK(state(course::examine_disk(500'000'000)) == "weak");
  CHECK(state(course::examine_disk(1'000'000)) == "broken");

  CHECK(state(course::examine_clock(today, today - 1h)) == "fine");
  CHECK(state(course::examine_clock(today, today + 1h)) == "broken");
  CHECK_THAT(course::examine_clock({}, {}).found, ContainsSubstring("1970"));
  CHECK(state(course::examine_clock({}, {})) == "broken");

  CHECK(state(course::examine_locale("UTF-8")) == "fine");
  CHECK(state(course::examine_locale("ANSI_X3.4-1968")) == "weak");
}

TEST_CASE("a port that somebody listens on is named") {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(bind(listener, reinterpret_cast<const sockaddr*>(&address), size) == 0);
  REQUIRE(listen(listener, 1) == 0);
  REQUIRE(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  const int port = ntohs(address.sin_port);

  const std::array<course::Ports, 1> ports{{{port, port, "--port 0"}}};
  const auto taken = course::examine_ports(ports);
  CHECK(state(taken) == "weak");
  CHECK_THAT(taken.found, ContainsSubstring("in use: " + std::to_string(port)));
  CHECK_THAT(taken.mend, ContainsSubstring("; --port 0 takes another"));

  close(listener);
  CHECK(state(course::examine_ports(ports)) == "fine");
}

TEST_CASE("the doctor looks at every port that a server of the course listens on") {
  std::string looked_at;
  for (const auto& [first, last, others] : course::course_ports)
    for (int port = first; port <= last; ++port) looked_at += std::to_string(port) + " ";

  CHECK(looked_at == "8001 8002 8003 8004 8005 8006 8007 8017 9007 ");
}

TEST_CASE("pages that are not installed are missed, and the doctor says what that means") {
  const TemporaryFolder folder;
  const auto missing = course::examine_pages(folder.path());
  CHECK(state(missing) == "weak");
  CHECK_THAT(missing.found, ContainsSubstring("/docs") && ContainsSubstring("plain list"));
  CHECK_THAT(missing.mend, ContainsSubstring("common/web/openapi/assets/install"));

  folder.write("installed-by", "");
  CHECK(state(course::examine_pages(folder.path())) == "fine");
}

TEST_CASE("folders that can be written to and watched are fine, others are not") {
  const TemporaryFolder folder;
  CHECK(state(course::examine_file_watching(folder.path())) == "fine");
  CHECK(state(course::examine_state_folder(folder.path() / ".course")) == "fine");

  folder.write("blocked", "");
  CHECK(state(course::examine_state_folder(folder.path() / "blocked")) == "broken");
  CHECK(state(course::examine_file_watching(folder.path() / "missing")) == "weak");
}
