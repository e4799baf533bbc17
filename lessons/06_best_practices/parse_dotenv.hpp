#pragma once

#include <cstddef>
#include <expected>
#include <string_view>

#include "variables.hpp"

namespace lesson {

enum class DotenvMistake {
  not_an_assignment,  // A line that is no NAME=value, no comment and not empty.
  bad_quotes,         // A quote that is not closed, or something other than a comment behind it.
  named_twice,        // An earlier line has set this name. Nobody knows which value is meant.
};

// What is wrong with a file, and in which line. Never the line itself, because there may be a secret in it.
struct DotenvProblem {
  DotenvMistake mistake;
  std::size_t line;  // From 1.
};

// Returns the variables of a .env file; otherwise the first mistake in it.
//   NAME=value          ends at a blank followed by #, or with the line; blanks around it do not count
//   NAME="a # b"        everything between the quotes, as it is; ' does the same. There are no escapes
//   export NAME=value   is the same as without export
//   # …                 and empty lines are skipped. Lines end with \n or \r\n, or with the file
std::expected<Variables, DotenvProblem> parse_dotenv(std::string_view text);

}  // namespace lesson
