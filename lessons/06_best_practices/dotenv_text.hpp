#pragma once

#include <optional>
#include <string_view>

// What lines of a .env file are made of. All views look into the text that was given.
namespace lesson {

// Takes the first line off `text`, and gives it without its end: \n or \r\n.
std::string_view take_line(std::string_view& text);

// The name in "NAME" or "export NAME": letters, digits and _, no digit in front. Otherwise nothing.
std::optional<std::string_view> variable_name(std::string_view text);

// The value that starts with a quote, without its quotes: all up to the next quote of the same kind, as it
// is. Nothing when there is none, or when something else than a comment comes behind it.
std::optional<std::string_view> between_quotes(std::string_view text);

// `text` without its comment and the blanks before that. A # starts a comment in front of everything else,
// or behind a blank: a#b has none.
std::string_view before_comment(std::string_view text);

}  // namespace lesson
