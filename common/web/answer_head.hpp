#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "web/client.hpp"

// The lines of an HTTP answer from an untrusted server (RFC 9112). Anything ambiguous is refused.
namespace web {

// Parses the head of an answer, without its blank line (§4, §5). std::nullopt if it is malformed.
std::optional<Answer> read_answer_head(std::string_view head);

// Parses a length in base 10 or 16. A length that does not fit becomes the largest std::size_t.
// std::nullopt if `digits` is empty or has any other character.
std::optional<std::size_t> read_length(std::string_view digits, int base);

}  // namespace web
