#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace course {

// `line` in rows of at most `width` columns, broken at a blank where there is one; every row but the first
// begins with `indent` blanks. Colours and links go on in the next row.
std::vector<std::string> folded(std::string_view line, std::size_t width, std::size_t indent = 0);

// Where the rows behind the first should begin: below the text of `line`, behind its label if it has one
// ("  came back    three": 15).
std::size_t hanging_indent(std::string_view line);

// `text` broken at blanks into lines of at most `width` columns, each after `indent` blanks; the first line
// starts with `lead` instead (its visible width must be `indent`). A word that is longer than a line is
// broken where the line ends. Ends with a newline.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::string_view lead = {});

}  // namespace course
