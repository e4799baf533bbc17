#include "course/report/token_members.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "base/ascii.hpp"
#include "course/text/times.hpp"

namespace course {
namespace {

struct Meaning {
  std::string_view name, words;
};

// RFC 7515 §4.1, RFC 7797.
constexpr std::array header_members{
    Meaning{"alg", "algorithm of the signature"},
    Meaning{"b64", "whether the payload is in base64url (RFC 7797)"},
    Meaning{"crit", "extensions that a verifier must know"},
    Meaning{"cty", "kind of the payload"},
    Meaning{"jku", "address of a key set"},
    Meaning{"jwk", "a public key"},
    Meaning{"kid", "which key signed it"},
    Meaning{"typ", "kind of the token"},
    Meaning{"x5c", "certificates"},
    Meaning{"x5t", "SHA-1 of a certificate"},
    Meaning{"x5t#S256", "SHA-256 of a certificate"},
    Meaning{"x5u", "address of certificates"},
};

constexpr std::array token_types{
    Meaning{"jwt", "a JWT of no particular kind (RFC 7519)"},
    Meaning{"at+jwt", "an access token (RFC 9068)"},
    Meaning{"dpop+jwt", "a DPoP proof: the sender has the key (RFC 9449)"},
    Meaning{"logout+jwt", "a logout token (OpenID Connect Back-Channel Logout)"},
    Meaning{"secevent+jwt", "a security event (RFC 8417)"},
};

// RFC 7519 §4.1, then what OpenID Connect and OAuth 2.0 add.
constexpr std::array claim_meanings{
    Meaning{"iss", "who issued it"},
    Meaning{"sub", "whom it is about"},
    Meaning{"aud", "whom it is for"},
    Meaning{"jti", "its own identifier"},
    Meaning{"acr", "how strong the login was"},
    Meaning{"act", "who acts for the subject (RFC 8693)"},
    Meaning{"amr", "how the user logged in"},
    Meaning{"at_hash", "hash of the access token"},
    Meaning{"ath", "hash of the access token (RFC 9449)"},
    Meaning{"azp", "the client it was issued to"},
    Meaning{"client_id", "the client that asked for it"},
    Meaning{"cnf", "the key that its holder must have (RFC 7800)"},
    Meaning{"events", "what happened (RFC 8417)"},
    Meaning{"htm", "method of the request (RFC 9449)"},
    Meaning{"htu", "URL of the request (RFC 9449)"},
    Meaning{"nonce", "ties it to one request"},
    Meaning{"scope", "what it permits"},
    Meaning{"sid", "the session it belongs to"},
};

constexpr std::array time_claims{
    Meaning{"exp", "expires"},
    Meaning{"nbf", "valid from"},
    Meaning{"iat", "issued"},
    Meaning{"auth_time", "user logged in"},
};

constexpr std::array secret_words{"address", "apikey",    "birthdate", "birthday", "cvc",        "cvv",
                                  "email",   "iban",      "passcode",  "passport", "passwd",     "password",
                                  "phone",   "pin",       "pwd",       "salary",   "passphrase", "secret",
                                  "secrets", "passwords", "ssn",       "surname"};

std::string_view words_for(std::span<const Meaning> all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Meaning::name);
  return found == all.end() ? std::string_view{} : found->words;
}

// RFC 7515 §4.1.9: letter case does not count, and "application/" may be left out.
std::string_view kind_of_token(const json::Value& type) {
  const std::string name = base::to_lower(type.text().value_or(""));
  constexpr std::string_view prefix = "application/";
  return words_for(token_types, std::string_view{name}.substr(name.starts_with(prefix) ? prefix.size() : 0));
}

std::string time_in_words(std::string_view name, const json::Value& value, std::int64_t now) {
  if (!value.is_number()) return "not a number of seconds";
  const auto seconds = numeric_date(value);
  const auto date = seconds ? utc_date(*seconds) : std::nullopt;
  if (!date) return "no date of this calendar; seconds since 1970, not milliseconds?";
  const bool ended = name == "exp" && now >= *seconds;
  return *date + (ended ? ", ended " : ", ") + relative_time(*seconds - now);
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// "userPassword-2": "user", "password", "".
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  bool small = false;
  for (const char c : name) {
    if (!is_small(c) && (small || !is_capital(c))) words.emplace_back();
    small = is_small(c);
    if (small || is_capital(c)) words.back() += base::to_lower(c);
  }
  return words;
}

}  // namespace

std::string meaning_in_header(std::string_view name, const json::Value& value) {
  const std::string_view kind = name == "typ" ? kind_of_token(value) : std::string_view{};
  return std::string{kind.empty() ? words_for(header_members, name) : kind};
}

std::string meaning_of_claim(std::string_view name, const json::Value& value, std::int64_t now) {
  if (!is_time_claim(name)) return std::string{words_for(claim_meanings, name)};
  return std::string{words_for(time_claims, name)} + ": " + time_in_words(name, value, now);
}

std::optional<std::int64_t> numeric_date(const json::Value& value) {
  constexpr double most = 9'007'199'254'740'992;  // 2^53
  const auto number = value.number();
  if (!number || std::abs(*number) > most) return std::nullopt;
  return static_cast<std::int64_t>(std::floor(*number));
}

bool is_time_claim(std::string_view name) { return !words_for(time_claims, name).empty(); }

bool names_a_secret(std::string_view name) {
  const auto is_secret = [](std::string_view word) {
    return std::ranges::find(secret_words, word) != secret_words.end();
  };
  const auto words = words_of(name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_secret(words[i]) || (i > 0 && is_secret(words[i - 1] + words[i]))) return true;
  }
  return false;
}

}  // namespace course
