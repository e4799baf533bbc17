#include "taskboard_api/secrets.hpp"

#include <string_view>
#include <utility>

#include "crypto/random.hpp"

namespace taskboard_api {
namespace {

constexpr std::size_t shortest_metrics_key = 16;

std::string make_a_good_one(const std::string& variable) {
  return " Make a good one:\n  export " + variable + "=\"$(head -c 32 /dev/urandom | base64)\"";
}

}  // namespace

std::expected<jwt::Key, std::string> signing_key(const char* value) {
  if (value == nullptr) return jwt::Key::generate(jwt::Algorithm::hs256);
  auto key = jwt::Key::from_secret(jwt::Algorithm::hs256, std::string_view(value));
  if (key) return std::move(*key);
  return std::unexpected(std::string(signing_key_variable) + " is no key: " +
                         std::string(crypto::sentence(key.error())) + make_a_good_one(signing_key_variable));
}

std::expected<crypto::Secret, std::string> metrics_key(const char* value) {
  if (value == nullptr) return crypto::random_secret(shortest_metrics_key);
  const std::string_view text = value;
  if (text.size() >= shortest_metrics_key) return crypto::Secret::copy_of(text);
  return std::unexpected(std::string(metrics_key_variable) + " is shorter than " +
                         std::to_string(shortest_metrics_key) + " characters." +
                         make_a_good_one(metrics_key_variable));
}

}  // namespace taskboard_api
