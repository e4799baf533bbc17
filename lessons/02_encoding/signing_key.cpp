#include "signing_key.hpp"

#include <string_view>
#include <utility>

#include "crypto/random.hpp"

namespace lesson {
namespace {

std::string sentence(KeyProblem problem) {
  switch (problem) {
    case KeyProblem::too_short:
      return "is shorter than " + std::to_string(min_key_size) + " bytes";
    case KeyProblem::placeholder:
      return "is a placeholder, or too regular to be random";
  }
  std::unreachable();
}

}  // namespace

std::expected<HmacKey, std::string> signing_key(const char* secret) {
  const auto random = crypto::random_secret(min_key_size);
  const auto bytes = secret ? std::as_bytes(std::span(std::string_view(secret))) : random.bytes();
  auto key = make_key(bytes);
  if (key) return std::move(*key);
  return std::unexpected(std::string(secret_variable) + " " + sentence(key.error()) + ". Make a good one:\n" +
                         "  export " + secret_variable + "=\"$(head -c 32 /dev/urandom | base64)\"");
}

}  // namespace lesson
