#include "tokens.hpp"

#include <map>
#include <utility>

#include "base/base64url.hpp"

namespace {

const jwt::Key& usual_key() { return test_key(jwt::Algorithm::hs256); }

}  // namespace

std::string verdict(const jwt::Verifier& verifier, std::string_view token) {
  const auto claims = verifier.verify(token);
  return claims ? "accepted" : std::string(code(claims.error()));
}

std::string outcome(const std::expected<jwt::Key, jwt::KeyProblem>& key) {
  return key ? "a key" : std::string(code(key.error()));
}

std::string outcome(const std::expected<jwt::KeySet, jwt::KeyProblem>& set) {
  return set ? "a set" : std::string(code(set.error()));
}

const jwt::Key& test_key(jwt::Algorithm algorithm, int number) {
  static std::map<std::pair<jwt::Algorithm, int>, jwt::Key> keys;
  const auto found = keys.find({algorithm, number});
  if (found != keys.end()) return found->second;
  return keys.emplace(std::pair{algorithm, number}, jwt::Key::generate(algorithm)).first->second;
}

std::string sign_raw(const jwt::Key& key, std::string_view header, std::string_view payload) {
  const std::string signed_part = base::base64url_encode(header) + "." + base::base64url_encode(payload);
  return signed_part + "." + base::base64url_encode(key.sign(std::as_bytes(std::span(signed_part))));
}

std::string sign_claims(const jwt::Key& key, std::string_view payload) {
  return sign_raw(key, R"({"alg":")" + std::string(name(key.algorithm())) + R"("})", payload);
}

jwt::VerifierOptions policy_at(std::int64_t now) {
  return {.clock = [now] { return now; }};
}

jwt::VerifierOptions with(const std::function<void(jwt::VerifierOptions&)>& change) {
  auto options = policy_at(1000);
  change(options);
  return options;
}

std::string verdict_on_header(std::string_view header) {
  return verdict(jwt::Verifier(usual_key(), policy_at(1000)),
                 sign_raw(usual_key(), header, R"({"exp":2000})"));
}

std::string verdict_on(std::string_view payload) { return verdict_on(payload, policy_at(1000)); }

std::string verdict_on(std::string_view payload, const jwt::VerifierOptions& options) {
  return verdict(jwt::Verifier(usual_key(), options), sign_claims(usual_key(), payload));
}
