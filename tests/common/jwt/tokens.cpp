#include "tokens.hpp"

#include <map>
#include <utility>

#include "jwt/base64url.hpp"

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
  const std::string signed_part = jwt::base64url_encode(header) + "." + jwt::base64url_encode(payload);
  return signed_part + "." + jwt::base64url_encode(key.sign(std::as_bytes(std::span(signed_part))));
}

std::string sign_claims(const jwt::Key& key, std::string_view payload) {
  return sign_raw(key, R"({"alg":")" + std::string(name(key.algorithm())) + R"("})", payload);
}

jwt::VerifierOptions policy_for(const jwt::Key& key, std::int64_t now) {
  return {.algorithms = {key.algorithm()}, .clock = [now] { return now; }};
}
