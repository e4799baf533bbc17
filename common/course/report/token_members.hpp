#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "json/value.hpp"

// What the members of a token mean, in a few words. The tokens are unverified: nothing here decides.
namespace course {

// What the header member or the claim `name` is for; empty if it is not a standard one. For `typ`, the kind
// of token that `value` names; for a time, its date and how far it is from `now`: "expires: 2023-11-14
// 22:13:20 UTC, ended 3 min ago".
std::string meaning_in_header(std::string_view name, const json::Value& value);
std::string meaning_of_claim(std::string_view name, const json::Value& value, std::int64_t now);

// The whole seconds of a NumericDate (RFC 7519 §2); std::nullopt for what is none, and for more than 2^53.
std::optional<std::int64_t> numeric_date(const json::Value& value);

// Is `name` a claim that holds a time?
bool is_time_claim(std::string_view name);

// Does one of the words in `name` stand for what belongs in no payload: "userPassword", "e-mail", "api_key"?
bool names_a_secret(std::string_view name);

}  // namespace course
