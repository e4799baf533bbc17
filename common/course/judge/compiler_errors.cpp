#include "course/judge/compiler_errors.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "course/text/text.hpp"

namespace course {
namespace {

using std::string_view;

// "file:12:5: rest" and "file:12: rest".
struct Located {
  SourceLocation place;
  string_view rest;
};

std::optional<Located> located(string_view line) {
  const auto colon = line.find(':');
  if (colon == string_view::npos || colon == 0) return std::nullopt;
  Located found{.place = {.file = std::string(line.substr(0, colon)), .line = 0},
                .rest = line.substr(colon + 1)};
  const auto number =
      std::from_chars(found.rest.data(), found.rest.data() + found.rest.size(), found.place.line);
  if (number.ec != std::errc{}) return std::nullopt;
  found.rest.remove_prefix(std::min(found.rest.find_first_not_of("0123456789:"), found.rest.size()));
  return found;
}

// The sentence of a compiler's error line; empty for any other line.
string_view error_sentence(string_view rest) {
  for (const string_view lead : {" error: ", " fatal error: "}) {
    if (rest.starts_with(lead)) return rest.substr(lead.size());
  }
  return {};
}

bool is_below(string_view file, std::span<const std::filesystem::path> folders) {
  return std::ranges::any_of(folders,
                             [&](const auto& folder) { return file.starts_with(folder.string() + "/"); });
}

// The line of own code that led into a library header. g++ names it before the error ("required from here"),
// clang after it ("note: in instantiation of …"): `lines` are those around the error, up to the errors before
// and after.
std::optional<SourceLocation> own_line(std::span<const string_view> lines,
                                       std::span<const std::filesystem::path> own_code) {
  for (const string_view line : lines) {
    const auto found = located(line);
    if (found && is_below(found->place.file, own_code)) return found->place;
  }
  return std::nullopt;
}

std::string in_short(string_view symbol) {
  constexpr std::pair<string_view, string_view> names[] = {
      {"std::basic_string_view<char, std::char_traits<char> >", "std::string_view"},
      {"std::basic_string_view<char, std::char_traits<char>>", "std::string_view"},
      {"std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char> >", "std::string"},
      {"std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char>>", "std::string"}};
  std::string text{symbol};
  for (const auto& [from, to] : names) text = replaced(text, from, to);
  return text;
}

// "undefined symbol: f()" (lld, mold), "undefined reference to `f()'" (bfd), and the same for doubled
// symbols.
std::optional<BuildError> linker_error(string_view line) {
  for (const string_view lead : {"undefined reference to `", "undefined symbol: "}) {
    if (const auto at = line.find(lead); at != string_view::npos) {
      const auto symbol = line.substr(at + lead.size());
      return BuildError{
          .message = in_short(symbol.substr(0, symbol.find('\''))) +
                     " is promised, but no file defines it. Its name and parameters must be the header's."};
    }
  }
  for (const string_view lead : {"multiple definition of `", "duplicate symbol: "}) {
    if (const auto at = line.find(lead); at != string_view::npos) {
      const auto symbol = line.substr(at + lead.size());
      return BuildError{.message = in_short(symbol.substr(0, symbol.find('\''))) +
                                   " is defined twice. Put helpers of your own into an unnamed namespace."};
    }
  }
  return std::nullopt;
}

bool is_error(string_view line) {
  const auto found = located(line);
  return found && !error_sentence(found->rest).empty();
}

}  // namespace

std::optional<BuildError> first_error(string_view output, std::span<const std::filesystem::path> own_code) {
  const auto lines = lines_of(output);
  const auto at = std::ranges::find_if(lines, is_error);
  if (at == lines.end()) {
    for (const string_view line : lines) {
      if (auto error = linker_error(line)) return error;
    }
    return std::nullopt;
  }
  const auto found = located(*at);
  BuildError error{.place = found->place, .message = std::string(error_sentence(found->rest))};
  if (!is_below(found->place.file, own_code)) {
    const auto next = std::find_if(at + 1, lines.end(), is_error);
    if (const auto own = own_line({lines.begin(), next}, own_code)) error.place = own;
  }
  error.source_line = line_of_file(error.place->file, error.place->line);
  error.further = static_cast<std::size_t>(std::count_if(at + 1, lines.end(), is_error));
  return error;
}

std::vector<BuildWarning> warnings_in(std::string_view output,
                                      std::span<const std::filesystem::path> own_code) {
  constexpr string_view lead = " warning: ";
  std::vector<BuildWarning> warnings;
  for (const string_view line : lines_of(output)) {
    auto found = located(line);
    if (!found || !found->rest.starts_with(lead) || !is_below(found->place.file, own_code)) continue;
    BuildWarning warning{std::move(found->place), std::string(found->rest.substr(lead.size()))};
    if (std::ranges::find(warnings, warning) == warnings.end()) warnings.push_back(std::move(warning));
  }
  return warnings;
}

}  // namespace course
