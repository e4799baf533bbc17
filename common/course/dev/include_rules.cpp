#include "course/dev/include_rules.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <vector>

namespace course {
namespace {

using Rooms = std::vector<std::string_view>;

// Whose headers a room may include, besides its own. docs/architecture.md, "Rooms".
const std::map<std::string_view, Rooms>& arrows() {
  static const Rooms for_lessons = {"base",    "crypto", "http_client", "json",          "jwt",      "oauth",
                                    "program", "store",  "taskboard",   "taskboard_api", "throttle", "web"};
  static const std::map<std::string_view, Rooms> rooms = {
      {"base", {}},
      {"crypto", {"base"}},
      {"json", {"base"}},
      {"jwt", {"base", "crypto", "json"}},
      {"store", {"base"}},
      {"throttle", {"crypto"}},
      {"web", {"base", "crypto", "json", "jwt"}},
      {"http_client", {"base", "json", "web"}},
      {"program", {"base", "web"}},
      {"oauth", {"base", "crypto", "http_client", "json", "jwt", "store", "throttle", "web"}},
      {"taskboard", {"base", "crypto", "store"}},
      {"taskboard_api",
       {"base", "crypto", "json", "jwt", "program", "store", "taskboard", "throttle", "web"}},
      {"course", {"base", "crypto", "json", "jwt"}},
      {"lessons", for_lessons},
      {"solutions", for_lessons},
  };
  return rooms;
}

// The rooms of common/course, and whose headers each may include, besides its own: a stair from `text` up to
// `command_line`. `dev` and `token` are programs of their own. common/course/README.md.
const std::map<std::string_view, Rooms>& course_arrows() {
  static const std::map<std::string_view, Rooms> rooms = {
      {"text", {}},
      {"progress", {}},
      {"os", {"text"}},
      {"lesson", {"os", "text"}},
      {"judge", {"lesson", "os", "text"}},
      {"report", {"judge", "lesson", "text"}},
      {"session", {"judge", "lesson", "os", "progress", "text"}},
      {"commands", {"judge", "lesson", "os", "progress", "report", "session", "text"}},
      {"watch", {"commands", "judge", "lesson", "os", "report", "session", "text"}},
      {"dev", {"judge", "lesson", "os", "session", "text"}},
      {"token", {"os", "report", "text"}},
      {"command_line", {"commands", "lesson", "session", "text", "watch"}},
      {"", {"command_line", "os"}},  // main.cpp
  };
  return rooms;
}

// A library that is not ours, and the rooms and single files it may be seen in. Tests may see everything.
struct Home {
  std::string_view header;  // A file, or a folder with its slash.
  Rooms rooms;
  std::vector<std::string_view> files{};
};

const std::vector<Home>& homes() {
  static const std::vector<Home> homes = {
      // Why: docs/decisions/0027-web-only-serves-requests.md
      {"openssl/",
       {"crypto", "lessons", "solutions"},
       {"common/web/http/tls.cpp", "common/http_client/fetch.cpp"}},
      {"SQLiteCpp/", {"store"}},
      {"sqlite3.h", {"store"}},
      {"httplib.h", {}, {"common/web/httplib.hpp"}},
      {"web/httplib.hpp", {"web", "http_client"}},
      {"curl/", {}, {"common/http_client/fetch.cpp"}},
      {"catch2/", {}},
      {"CLI/", {"course"}},
  };
  return homes;
}

bool contains(const Rooms& rooms, std::string_view room) {
  return std::ranges::find(rooms, room) != rooms.end();
}

std::optional<std::string> broken_home(std::string_view file, std::string_view header) {
  for (const Home& home : homes()) {
    const bool meant = home.header.ends_with('/') ? header.starts_with(home.header) : header == home.header;
    if (!meant || contains(home.rooms, room_of(file)) || contains(home.files, file)) continue;
    std::string where;
    for (const auto& allowed : {home.rooms, home.files})
      for (const std::string_view place : allowed) where += std::string{place} + ", ";
    return "<" + std::string{header} + "> is at home in " + where + "tests";
  }
  return std::nullopt;
}

// "judge" for judge/verdict.hpp; empty for a file outside the rooms.
std::string_view course_room_of(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

// The rule that an include between two files of common/course breaks.
std::optional<std::string> broken_stair(std::string_view file, std::string_view header) {
  const std::string_view from = course_room_of(file.substr(std::string_view{"common/course/"}.size()));
  const std::string_view to = course_room_of(header.substr(std::string_view{"course/"}.size()));
  const auto allowed = course_arrows().find(from);
  if (allowed == course_arrows().end()) return std::string{from} + " is no room of common/course";
  if (from == to || to.empty() || contains(allowed->second, to)) return std::nullopt;
  return "in common/course, " + (from.empty() ? "main.cpp" : std::string{from}) + " must not know " +
         std::string{to};
}

}  // namespace

std::string_view room_of(std::string_view file) {
  constexpr std::string_view common = "common/";
  if (file.starts_with(common)) {
    file.remove_prefix(common.size());
    return file.substr(0, file.find('/'));
  }
  for (const std::string_view room : {"lessons", "solutions", "tests"}) {
    if (file.starts_with(room) && file.substr(room.size()).starts_with('/')) return room;
  }
  return {};
}

std::optional<std::string> broken_rule(std::string_view file, std::string_view header) {
  const std::string_view room = room_of(file);
  const auto allowed = arrows().find(room);
  if (allowed == arrows().end()) return std::nullopt;  // Tests, and what is no room of ours.
  if (const auto broken = broken_home(file, header)) return broken;
  if (header == "nlohmann/json.hpp" && file.ends_with(".hpp")) {
    return "a header includes <nlohmann/json_fwd.hpp> or \"json/value.hpp\", the whole library costs seconds";
  }
  const std::string_view target = header.substr(0, std::min(header.find('/'), header.size()));
  const std::string_view folder = header.substr(0, header.rfind('/'));
  const bool internal = folder.ends_with("/internal") || folder == "web/http" || folder == "web/openapi";
  if (internal && target != room)
    return "\"" + std::string{header} + "\" is internal to common/" + std::string{target};
  if (room == "course" && header.starts_with("course/")) return broken_stair(file, header);
  const bool ours = arrows().contains(target) && target.size() < header.size();
  if (!ours || target == room || contains(allowed->second, target)) return std::nullopt;
  const bool hole_marker = header == "course/todo.hpp" && (room == "lessons" || room == "solutions");
  if (hole_marker) return std::nullopt;
  return std::string{room} + " must not know " + std::string{target};
}

}  // namespace course
