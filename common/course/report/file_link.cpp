#include "course/report/file_link.hpp"

#include "course/text/links.hpp"

namespace course {

std::string file_link(const Paths& paths, const SourceLocation& place, const Terminal& terminal) {
  const std::string line = place.line > 0 ? ":" + std::to_string(place.line) : "";
  const std::string file = place.file.substr(0, place.file.find('#'));
  return terminal.link(paths.shown(place.file) + line, file_uri(paths.root / file, place.line));
}

}  // namespace course
