#include "course/dev/include_scan.hpp"

#include <map>
#include <set>
#include <system_error>

#include "course/dev/include_rules.hpp"
#include "course/dev/includes.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

// The includes of every C++ file, by its path relative to the checkout.
using Sources = std::map<std::string, std::vector<Include>>;

Sources read_sources(const Paths& paths) {
  Sources sources;
  for (const char* folder : {"common", "lessons", "solutions", "tests"}) {
    std::error_code missing;
    for (const auto& entry : fs::recursive_directory_iterator{paths.root / folder, missing}) {
      const fs::path extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      sources[paths.shown(entry.path())] = includes_in(read_text(entry.path()));
    }
  }
  return sources;
}

// How `header` comes to include httplib: the headers on the way; empty when it does not.
std::vector<std::string> way_to_httplib(const Sources& sources, const std::string& header,
                                        std::set<std::string>& seen) {
  const auto file = sources.find("common/" + header);
  if (file == sources.end() || !seen.insert(header).second) return {};
  for (const Include& include : file->second) {
    if (include.header == "httplib.h") return {header};
    auto way = way_to_httplib(sources, include.header, seen);
    if (way.empty()) continue;
    way.insert(way.begin(), header);
    return way;
  }
  return {};
}

std::string joined(const std::vector<std::string>& way) {
  std::string text;
  for (const std::string& header : way) text += header + " → ";
  return text + "<httplib.h>";
}

// A header that is included from another room is public. Only tests may look behind the scenes.
std::optional<std::string> dragged_in(const Sources& sources, std::string_view file, const Include& include) {
  const std::string_view room = room_of(file);
  const std::string_view target = std::string_view{include.header}.substr(0, include.header.find('/'));
  if (room == "tests" || room == target) return std::nullopt;
  if (include.header == "web/httplib.hpp") return std::nullopt;  // Who may include it is an include rule.
  std::set<std::string> seen;
  const auto way = way_to_httplib(sources, include.header, seen);
  if (way.empty()) return std::nullopt;
  return "a public header drags httplib in: " + joined(way);
}

// A reader who looks for what a file of the runner offers opens the header beside it.
Findings lonely_sources(const Sources& sources) {
  Findings found;
  for (const auto& [file, includes] : sources) {
    const std::filesystem::path path = file;
    if (room_of(file) != "course" || path.extension() != ".cpp" || path.filename() == "main.cpp") continue;
    if (sources.contains(std::filesystem::path{path}.replace_extension(".hpp").string())) continue;
    found.push_back({.place = file,
                     .what = "it has no header of its own name",
                     .mend = "write the header, or put the functions where their header is"});
  }
  return found;
}

}  // namespace

Findings check_includes(const Paths& paths) {
  const Sources sources = read_sources(paths);
  Findings found = lonely_sources(sources);
  for (const auto& [file, includes] : sources) {
    for (const Include& include : includes) {
      const auto record = [&](const std::optional<std::string>& broken, const char* mend) {
        if (!broken) return;
        found.push_back({.place = file + ":" + std::to_string(include.line), .what = *broken, .mend = mend});
      };
      record(broken_rule(file, include.header), "see \"Rooms\" in docs/architecture.md");
      record(dragged_in(sources, file, include), "keep httplib in the .cpp files of common/web");
    }
  }
  return found;
}

}  // namespace course
