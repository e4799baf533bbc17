#include "course/text/links.hpp"

#include <cstdlib>

#include "base/percent_encoding.hpp"
#include "course/text/text.hpp"

namespace course {

std::string file_uri(const std::filesystem::path& file, int line) {
  const std::string uri = "file://" + replaced(base::percent_encode(file.string()), "%2F", "/");
  const char* const terminal = std::getenv("TERM_PROGRAM");
  // Other terminals hand the whole URI to a desktop, which looks for a file of that name.
  const bool takes_lines = terminal != nullptr && std::string_view(terminal) == "vscode";
  return line > 0 && takes_lines ? uri + "#L" + std::to_string(line) : uri;
}

std::string rfc_uri(std::string_view reference) {
  if (!reference.starts_with("RFC ")) return {};
  reference.remove_prefix(4);
  const std::string_view number = reference.substr(0, reference.find_first_not_of("0123456789"));
  if (number.empty()) return {};
  const std::size_t sign = reference.find("§");
  std::string uri = "https://www.rfc-editor.org/rfc/rfc" + std::string{number};
  if (sign == std::string_view::npos) return uri;
  const std::string_view rest = reference.substr(sign + std::string_view{"§"}.size());
  return uri + "#section-" + std::string{rest.substr(0, rest.find_first_not_of("0123456789."))};
}

}  // namespace course
