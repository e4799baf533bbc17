#include "jwt/internal/policy.hpp"

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

void check_options(const VerifierOptions& options) {
  const auto is_empty = [](const std::string& text) { return text.empty(); };
  require(options.leeway >= seconds{0} && options.leeway <= most_leeway, "leeway is 0 to 120 seconds");
  require(!options.max_age || *options.max_age >= seconds{0}, "an age cannot be negative");
  require(std::ranges::none_of(options.issuers, is_empty), "an issuer cannot be empty");
  require(std::ranges::none_of(options.audiences, is_empty), "an audience cannot be empty");
  require(!options.type.empty(), "a type cannot be empty");
  require(options.clock != nullptr, "a verifier needs a clock");
}

// A name twice would be counted once.
void sort_out_doubles(std::vector<std::string>& names) {
  std::ranges::sort(names);
  const auto doubled = std::ranges::unique(names);
  names.erase(doubled.begin(), doubled.end());
}

bool is_allowed(const std::vector<Algorithm>& algorithms, const Key& key) {
  return std::ranges::find(algorithms, key.algorithm()) != algorithms.end();
}

}  // namespace

std::shared_ptr<const Policy> make_policy(std::vector<Key> keys, VerifierOptions options) {
  check_options(options);
  std::erase_if(keys, [](const Key& key) { return !key.can_verify(); });
  if (options.algorithms.empty())
    for (const Key& key : keys) options.algorithms.push_back(key.algorithm());
  std::erase_if(keys, [&](const Key& key) { return !is_allowed(options.algorithms, key); });
  require(!keys.empty(), "no key can verify with an allowed algorithm");
  for (const Algorithm algorithm : options.algorithms)
    require(std::ranges::find(keys, algorithm, &Key::algorithm) != keys.end(),
            "an algorithm of the list has no key");
  sort_out_doubles(options.required_claims);
  return std::make_shared<const Policy>(
      Policy{.keys = std::move(keys), .sources = {}, .options = std::move(options)});
}

std::shared_ptr<const Policy> make_policy(std::vector<KeySource> sources, VerifierOptions options) {
  check_options(options);
  require(!options.algorithms.empty(), "keys that are looked up need a list of algorithms");
  require(!sources.empty(), "there is nobody to ask for a key");
  for (const KeySource& source : sources) require(source.find != nullptr, "a source of keys is missing");
  sort_out_doubles(options.required_claims);
  return std::make_shared<const Policy>(
      Policy{.keys = {}, .sources = std::move(sources), .options = std::move(options)});
}

}  // namespace jwt
