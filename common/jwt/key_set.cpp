#include "jwt/key_set.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "json/parse_object.hpp"

namespace jwt {
namespace {

constexpr std::size_t max_jwks_size = 65536;

// One identifier may name two keys if they are for different algorithms (RFC 7517 §4.5).
bool two_could_answer(const std::vector<Key>& keys) {
  std::vector<std::pair<std::string_view, Algorithm>> names;
  for (const Key& key : keys)
    if (!key.id().empty()) names.emplace_back(key.id(), key.algorithm());
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) != names.end();
}

bool is_mixed(auto first, auto last, auto is_secret) {
  const auto secrets = std::count_if(first, last, is_secret);
  return secrets != 0 && secrets != std::distance(first, last);
}

std::vector<json::Value> elements(const json::Value& array) {
  std::vector<json::Value> list;
  list.reserve(array.size());
  for (std::size_t i = 0; i < array.size(); ++i) list.push_back(array.at(i));
  return list;
}

// Looks at all keys, usable or not: a secret among published keys is no secret.
bool is_mixed(const std::vector<json::Value>& jwks) {
  const auto is_secret = [](const json::Value& jwk) { return jwk.text("kty") == "oct"; };
  return is_mixed(jwks.begin(), jwks.end(), is_secret);
}

std::expected<Key, KeyProblem> read(const json::Value& jwk, std::span<const Algorithm> for_unnamed) {
  if (!jwk.is_object()) return std::unexpected(KeyProblem::malformed);
  if (jwk.contains("alg") || for_unnamed.empty()) return Key::from_jwk_object(jwk);
  std::expected<Key, KeyProblem> found = std::unexpected(KeyProblem::no_algorithm);
  for (const Algorithm algorithm : for_unnamed) {
    auto key = Key::from_jwk_object(jwk, algorithm);
    if (!key) {
      if (!found) found = std::move(key);
      continue;
    }
    if (found) return std::unexpected(KeyProblem::no_algorithm);  // Two would fit: we do not guess.
    found = std::move(key);
  }
  return found;
}

}  // namespace

std::expected<KeySet, KeyProblem> KeySet::of(std::vector<Key> keys) {
  if (keys.empty()) return std::unexpected(KeyProblem::no_usable_key);
  if (two_could_answer(keys)) return std::unexpected(KeyProblem::duplicate_id);
  const auto is_secret = [](const Key& key) { return is_symmetric(key.algorithm()); };
  if (is_mixed(keys.begin(), keys.end(), is_secret)) return std::unexpected(KeyProblem::mixed_set);
  KeySet set;
  set.keys_ = std::move(keys);
  return set;
}

std::expected<KeySet, KeyProblem> KeySet::from_jwks(std::string_view text,
                                                    std::span<const Algorithm> for_unnamed) {
  if (text.size() > max_jwks_size) return std::unexpected(KeyProblem::too_large);
  const auto object = json::parse_object(text);
  if (!object || !object->contains("keys") || !object->at("keys").is_array()) {
    return std::unexpected(KeyProblem::malformed);
  }
  const auto jwks = elements(object->at("keys"));
  if (is_mixed(jwks)) return std::unexpected(KeyProblem::mixed_set);

  KeySet set;
  for (std::size_t i = 0; i < jwks.size(); ++i) {
    auto key = read(jwks[i], for_unnamed);
    if (key) {
      set.keys_.push_back(std::move(*key));
    } else {
      set.skipped_.push_back({.index = i, .id = jwks[i].text("kid").value_or(""), .problem = key.error()});
    }
  }
  if (set.keys_.empty()) return std::unexpected(KeyProblem::no_usable_key);
  if (two_could_answer(set.keys_)) return std::unexpected(KeyProblem::duplicate_id);
  return set;
}

const Key* KeySet::find(std::string_view id, Algorithm algorithm) const {
  if (id.empty()) return nullptr;
  const auto found = std::ranges::find_if(
      keys_, [&](const Key& key) { return key.id() == id && key.algorithm() == algorithm; });
  return found == keys_.end() ? nullptr : &*found;
}

json::Value KeySet::public_jwks() const {
  json::Value keys = json::Value::array();
  for (const Key& key : keys_) keys.push_back(key.public_jwk());
  return {{"keys", keys}};
}

}  // namespace jwt
