#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "json/value.hpp"
#include "jwt/key.hpp"

namespace jwt {

// Why claims were not signed. Each is a mistake of the program that asks.
enum class SignProblem {
  not_an_object,   // Claims or extra header that are not a JSON object.
  reserved_claim,  // An extra claim or header member that belongs to this library.
  invalid_claim,   // A registered claim of the wrong type, a number that is not finite, text that is not
                   // UTF-8.
  too_large,       // The token would be longer than 8 KiB.
};

std::string_view code(SignProblem problem);
std::string_view sentence(SignProblem problem);

struct SignerOptions {
  std::string type = "JWT";                   // "typ"; empty leaves it out.
  std::optional<std::string> content_type{};  // "cty".
  // "kid"; without it the key's own identifier, if it has one.
  std::optional<std::string> key_id{};
  // More header members. Never alg, typ, cty, kid, crit, b64, jwk, jku or any x5…
  json::Value extra_header = json::Value::object();
  base::Clock clock = base::system_seconds;
};

// The claims that most tokens have. What is empty is left out.
struct NewToken {
  std::string issuer{}, subject{}, id{};
  std::vector<std::string> audiences{};  // One becomes text, several a list.
  std::chrono::seconds lifetime{900};    // "iat" is now, "exp" is that much later.
  // More claims: never one of the seven registered names, so that no caller's input replaces them.
  json::Value extra = json::Value::object();
};

// Makes tokens with one key. The algorithm is the key's; nobody can choose another. Immutable; any number of
// threads may use it.
class Signer {
 public:
  // Throws std::invalid_argument when the key cannot sign, or the options name a reserved header member.
  explicit Signer(Key key, SignerOptions options = {});

  // A token with these claims, which are checked and written in their order.
  std::expected<std::string, SignProblem> sign(const json::Value& claims) const;

  // A token with iss, sub, aud, iat, exp and jti as given, then the extra claims.
  std::expected<std::string, SignProblem> issue(const NewToken& token) const;

  // A JWS over any bytes (RFC 7515): what comes out need not be a JWT.
  std::expected<std::string, SignProblem> sign_bytes(std::span<const std::byte> payload) const;

 private:
  Key key_;
  base::Clock clock_;
  std::string encoded_header_;  // In base64url, with the dot behind it.
};

}  // namespace jwt
