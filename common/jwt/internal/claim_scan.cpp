#include "jwt/internal/claim_scan.hpp"

#include <algorithm>
#include <cmath>

#include "json/parse_object.hpp"
#include "json/value.hpp"

namespace jwt {
namespace {

constexpr double largest_date = 9007199254740992;  // 2^53: every whole number below is exact.

TextPiece append(std::string& out, std::string_view text) {
  const TextPiece piece{.begin = static_cast<std::uint32_t>(out.size()),
                        .size = static_cast<std::uint32_t>(text.size())};
  out += text;
  return piece;
}

// Each reader answers false for a claim of the wrong type.
bool read_text(const json::Value& claims, std::string_view name, std::string& out,
               std::optional<TextPiece>& piece) {
  if (!claims.contains(name)) return true;
  const auto text = claims.text(name);
  if (!text) return false;
  piece = append(out, *text);
  return true;
}

bool read_date(const json::Value& claims, std::string_view name, std::optional<double>& date) {
  if (!claims.contains(name)) return true;
  date = claims.number(name);
  return date &&
         std::abs(*date) <= largest_date;  // Neither for NaN nor for a whole number that no double is.
}

bool is_ours(const ClaimInterest& interest, const std::string& audience) {
  return std::ranges::find(interest.audiences, audience) != interest.audiences.end();
}

bool read_audience(const json::Value& claims, const ClaimInterest& interest, ClaimScan& scan) {
  if (!claims.contains("aud")) return true;
  scan.has_audience = true;
  const json::Value audience = claims.at("aud");
  const json::Value list = audience.is_array() ? audience : json::Value::array({audience});
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto text = list.at(i).text();
    if (!text) return false;
    if (is_ours(interest, *text)) scan.audience_is_ours = true;
  }
  return true;
}

}  // namespace

std::expected<ClaimScan, Refusal> read_any_claims(std::string& payload, const ClaimInterest& interest) {
  const auto claims = json::parse_object(payload);
  if (!claims) return std::unexpected(Refusal::invalid_json);
  ClaimScan scan;
  const bool typed = read_text(*claims, "iss", payload, scan.issuer) &&
                     read_text(*claims, "sub", payload, scan.subject) &&
                     read_text(*claims, "jti", payload, scan.id) && read_date(*claims, "exp", scan.expires) &&
                     read_date(*claims, "nbf", scan.not_before) && read_date(*claims, "iat", scan.issued) &&
                     read_audience(*claims, interest, scan);
  if (!typed) return std::unexpected(Refusal::invalid_claim);
  scan.required_found = static_cast<std::size_t>(std::ranges::count_if(
      interest.required, [&claims](const std::string& name) { return claims->contains(name); }));
  return scan;
}

std::expected<ClaimScan, Refusal> read_claims(std::string& payload, const ClaimInterest& interest) {
  if (const auto scan = read_plain_claims(payload, interest)) return *scan;
  return read_any_claims(payload, interest);
}

}  // namespace jwt
