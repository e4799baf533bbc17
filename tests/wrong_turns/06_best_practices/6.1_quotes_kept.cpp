// Believes: quotes are double; a single one is an apostrophe.
#include <optional>

#include "base/ascii.hpp"
#include "dotenv_text.hpp"
#include "parse_dotenv.hpp"

namespace lesson {
namespace {

// Returns the value in `text`, the part of a line after the =, without blanks at its ends.
std::optional<std::string_view> read_value(std::string_view text) {
  const bool quoted = text.starts_with('"');
  if (quoted) return between_quotes(text);
  return before_comment(text);
}

std::unexpected<DotenvProblem> mistake(DotenvMistake mistake, std::size_t line) {
  return std::unexpected(DotenvProblem{mistake, line});
}

}  // namespace

std::expected<Variables, DotenvProblem> parse_dotenv(std::string_view text) {
  Variables variables;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto line = base::trim(take_line(text));
    if (line.empty() || line.starts_with('#')) continue;

    const auto equals = line.find('=');
    const auto name = variable_name(line.substr(0, equals));
    if (equals == line.npos || !name) return mistake(DotenvMistake::not_an_assignment, number);
    const auto value = read_value(base::trim(line.substr(equals + 1)));
    if (!value) return mistake(DotenvMistake::bad_quotes, number);
    if (!variables.emplace(*name, *value).second) return mistake(DotenvMistake::named_twice, number);
  }
  return variables;
}

}  // namespace lesson
