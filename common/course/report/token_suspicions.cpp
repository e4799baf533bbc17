#include "course/report/token_suspicions.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "course/report/token_members.hpp"
#include "course/text/text.hpp"
#include "course/text/times.hpp"

namespace course {
namespace {

using Suspicions = std::vector<std::string>;

constexpr std::int64_t one_day = 86'400;

// "jku, jwk": the first few of them, for a sentence.
std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 5, longest = 24;
  std::string list;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
    list += (i == 0 ? "" : ", ") + printable(names[i], longest);
  return names.size() > most ? list + ", …" : list;
}

// The names of secrets in `json`, at any depth, each once.
void collect_secret_names(const json::Value& json, std::vector<std::string>& found) {
  const auto names = json.names();
  for (const auto& name : names) {
    if (names_a_secret(name) && std::ranges::find(found, name) == found.end()) found.push_back(name);
    collect_secret_names(json.at(name), found);
  }
  for (std::size_t i = 0; json.is_array() && i < json.size(); ++i) collect_secret_names(json.at(i), found);
}

void suspect_header(const jwt::UnverifiedToken& token, Suspicions& found) {
  const json::Value& header = token.unverified_header();
  const std::string algorithm = header.text("alg").value_or("");
  if (base::equal_ignoring_case(algorithm, "none"))
    found.emplace_back("alg is none: nothing is signed, and anyone can have written this.");
  else if (algorithm.empty())
    found.emplace_back("No alg: a header without one is not allowed.");
  else if (token.unverified_signature().empty())
    found.emplace_back("The signature is empty.");

  std::vector<std::string> keys = header.names();
  std::erase_if(keys, [](const std::string& name) {
    return name != "jku" && name != "jwk" && name != "x5u" && name != "x5c";
  });
  if (!keys.empty())
    found.push_back("The header brings a key of its own (" + listed(keys) +
                    "): a verifier that uses it accepts anyone's signature.");
  if (header.contains("crit"))
    found.push_back("crit is " + printable(header.at("crit").dump(), 60) +
                    ": a verifier that does not know each of these must refuse the token.");
}

void suspect_times(const json::Value& claims, std::int64_t now, Suspicions& found) {
  for (const auto& name : claims.names()) {
    if (is_time_claim(name) && !numeric_date(claims.at(name)))
      found.push_back(name + " is not a number of seconds since 1970.");
  }
  if (!claims.contains("exp")) {
    found.emplace_back("No exp: the token never expires, and neither does a stolen copy.");
    return;
  }
  const auto expires = numeric_date(claims.at("exp"));
  if (!expires) return;
  const auto issued = claims.contains("iat") ? numeric_date(claims.at("iat")) : std::nullopt;
  const std::int64_t life = *expires - issued.value_or(now);
  if (issued && life <= 0) found.emplace_back("exp is not after iat: it had expired when it was issued.");
  if (life > one_day)
    found.push_back("It lives for " + short_span(life) + (issued ? "" : " from now") +
                    ": a stolen copy is of use for all that time.");
}

}  // namespace

std::vector<std::string> suspicions_of(const jwt::UnverifiedToken& token, std::int64_t now) {
  Suspicions found;
  suspect_header(token, found);
  suspect_times(token.unverified_claims(), now, found);
  std::vector<std::string> secrets;
  collect_secret_names(token.unverified_claims(), secrets);
  if (!secrets.empty())
    found.push_back("The payload names " + listed(secrets) + ": everyone who sees the token can read it.");
  return found;
}

}  // namespace course
