#include "jwt/policy.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace jwt {
namespace {

using std::chrono::seconds;

constexpr seconds most_leeway{120};

void require(bool holds, const char* otherwise) {
  if (!holds) throw std::invalid_argument(otherwise);
}

bool serves(const Key& key, const std::vector<Algorithm>& algorithms) {
  return key.can_verify() && std::ranges::find(algorithms, key.algorithm()) != algorithms.end();
}

void check_options(const VerifierOptions& options) {
  const auto is_empty = [](const std::string& text) { return text.empty(); };
  require(!options.algorithms.empty(), "a verifier needs a list of algorithms");
  require(options.leeway >= seconds{0} && options.leeway <= most_leeway, "leeway is 0 to 120 seconds");
  require(!options.max_age || *options.max_age >= seconds{0}, "an age cannot be negative");
  require(std::ranges::none_of(options.issuers, is_empty), "an issuer cannot be empty");
  require(std::ranges::none_of(options.audiences, is_empty), "an audience cannot be empty");
  require(options.clock != nullptr, "a verifier needs a clock");
}

void check_keys(const std::vector<TrustedKey>& keys, const VerifierOptions& options) {
  require(!keys.empty(), "no key can verify with an algorithm of the list");
  for (const Algorithm algorithm : options.algorithms) {
    const auto is_for = [algorithm](const TrustedKey& trusted) {
      return trusted.key.algorithm() == algorithm;
    };
    require(std::ranges::any_of(keys, is_for), "an algorithm of the list has no key");
  }
}

}  // namespace

std::shared_ptr<const Policy> make_policy(std::vector<TrustedKey> keys, VerifierOptions options) {
  check_options(options);
  std::erase_if(keys, [&](const TrustedKey& trusted) { return !serves(trusted.key, options.algorithms); });
  check_keys(keys, options);
  // A name twice would be counted once.
  std::ranges::sort(options.required_claims);
  const auto doubled = std::ranges::unique(options.required_claims);
  options.required_claims.erase(doubled.begin(), doubled.end());
  return std::make_shared<const Policy>(Policy{.keys = std::move(keys), .options = std::move(options)});
}

}  // namespace jwt
