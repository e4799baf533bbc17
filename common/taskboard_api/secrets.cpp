#include "taskboard_api/secrets.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "crypto/constant_time.hpp"
#include "crypto/random.hpp"
#include "taskboard_api/placeholder.hpp"

namespace taskboard_api {
namespace {

std::unexpected<std::string> refuse(const std::string& variable, std::string_view why) {
  return std::unexpected(variable + " " + std::string(why) + " Make a good one:\n  export " + variable +
                         "=\"$(head -c 32 /dev/urandom | base64)\"");
}

// The value of one variable, if the policy allows it; a random one without a value.
std::expected<crypto::Secret, std::string> secret_from(const char* variable, const char* value) {
  if (value == nullptr) return crypto::random_secret(min_secret_size);
  const std::string_view text = value;
  if (text.size() < min_secret_size)
    return refuse(variable, "has fewer than " + std::to_string(min_secret_size) + " characters.");
  if (is_placeholder(text)) return refuse(variable, "is a placeholder: somebody meant to replace it.");
  return crypto::Secret::copy_of(text);
}

}  // namespace

std::expected<Secrets, std::string> secrets_from(const SecretValues& values) {
  const auto signing = secret_from(signing_key_variable, values.signing_key);
  if (!signing) return std::unexpected(signing.error());
  auto metrics = secret_from(metrics_key_variable, values.metrics_key);
  if (!metrics) return std::unexpected(metrics.error());
  if (crypto::equal_in_constant_time(signing->bytes(), metrics->bytes()))
    return refuse(metrics_key_variable, "is JWT_SECRET: whoever reads the metrics could sign tokens.");
  auto key = jwt::Key::from_secret(jwt::Algorithm::hs256, signing->text());
  if (!key) return refuse(signing_key_variable, "is no key: " + std::string(crypto::sentence(key.error())));
  return Secrets{.signing_key = std::move(*key), .metrics_key = std::move(*metrics)};
}

}  // namespace taskboard_api
