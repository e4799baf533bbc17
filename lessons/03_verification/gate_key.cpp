#include "gate_key.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

#include "crypto/random.hpp"
#include "jwt/signer.hpp"

namespace lesson {
namespace {

constexpr std::size_t key_size = 32;

}  // namespace

std::expected<Key, std::string> gate_key(const char* secret) {
  if (secret == nullptr) return Key{.algorithm = "HS256", .secret = crypto::random_secret(key_size)};
  const std::string_view text(secret);
  const auto good = jwt::Key::from_secret(jwt::Algorithm::hs256, text);
  if (good) return Key{.algorithm = "HS256", .secret = crypto::Secret::copy_of(text)};
  const std::string words = text.size() < key_size ? " is shorter than 32 bytes."
                                                   : " is not a key. " + std::string(sentence(good.error()));
  return std::unexpected(secret_variable + words + " Make a good one:\n  export " + secret_variable +
                         "=\"$(head -c 32 /dev/urandom | base64)\"");
}

std::string token_to_try(const Key& key, const Policy& policy, std::int64_t now) {
  const auto signing = jwt::Key::from_secret(jwt::Algorithm::hs256, key.secret.bytes()).value();
  jwt::NewToken token{.issuer = policy.expected.issuer, .subject = "alice"};
  if (policy.expected.audience) token.audiences = {*policy.expected.audience};
  return jwt::Signer(signing, {.clock = [now] { return now; }}).issue(token).value();
}

}  // namespace lesson
