#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "course/text/terminal.hpp"
#include "jwt/unverified_token.hpp"

namespace course {

// What an unverified token says, for a person: its three parts, what their members mean, and what is
// suspicious. Whatever the token holds: lines fit `terminal`, none has a control character that is not
// ours, and there are some hundred at most.
std::string token_report(const jwt::UnverifiedToken& token, std::int64_t now, const Terminal& terminal);

// Why a token was refused, or why a tool cannot do what it was asked: a code and a sentence.
std::string refusal_report(std::string_view code, std::string_view sentence, const Terminal& terminal);

}  // namespace course
