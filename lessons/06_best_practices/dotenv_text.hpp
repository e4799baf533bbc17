#pragma once

#include <optional>
#include <string_view>

// The parts of a line of a .env file. All views point into the text that was passed.
namespace lesson {

// Removes the first line from `text`, and returns it without its line ending: \n or \r\n.
std::string_view take_line(std::string_view& text);

// Returns the name in "NAME" or "export NAME": letters, digits and _, no digit in front; otherwise
// std::nullopt.
std::optional<std::string_view> variable_name(std::string_view text);

// Returns the value of a text that starts with a quote: everything up to the next quote of the same kind, as
// it is. std::nullopt if there is no such quote, or if anything but a comment follows it.
std::optional<std::string_view> between_quotes(std::string_view text);

// Returns `text` without its comment and the blanks before that. A # starts a comment at the beginning of the
// text or after a blank: a#b has none.
std::string_view before_comment(std::string_view text);

}  // namespace lesson
