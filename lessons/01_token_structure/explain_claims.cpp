#include "explain_claims.hpp"

#include <array>
#include <string_view>

#include "describe_time.hpp"

namespace lesson {
namespace {

struct Meaning {
  std::string_view name;
  std::string_view text;
};

constexpr std::array registered_claims = {
    Meaning{"iss", "who issued the token"},  Meaning{"sub", "who the token is about"},
    Meaning{"aud", "who the token is for"},  Meaning{"exp", "when it expires"},
    Meaning{"nbf", "when it becomes valid"}, Meaning{"iat", "when it was issued"},
    Meaning{"jti", "its unique identifier"},
};

std::string_view meaning_of(std::string_view name) {
  for (const Meaning& claim : registered_claims) {
    if (claim.name == name) return claim.text;
  }
  return "a claim of the application";
}

bool is_date(std::string_view name) { return name == "exp" || name == "nbf" || name == "iat"; }

std::string date_of(std::string_view name, const json::Value& value, std::int64_t now) {
  const auto seconds = value.integer();
  if (!seconds) return "not a whole number of seconds";
  const auto text = describe_time(*seconds, now);
  // Only `exp` can be "expired"; the other claims show their date alone.
  return name == "exp" ? text : text.substr(0, text.find(" ("));
}

}  // namespace

std::vector<ExplainedClaim> explain_claims(const json::Value& payload, std::int64_t now) {
  std::vector<ExplainedClaim> claims;
  for (const std::string& name : payload.names()) {
    auto value = payload.at(name);
    std::string meaning(meaning_of(name));
    if (is_date(name)) meaning += ": " + date_of(name, value, now);
    claims.push_back({.name = name, .value = std::move(value), .meaning = std::move(meaning)});
  }
  return claims;
}

}  // namespace lesson
