// Believes: what is not in the ring is in the folder of keys.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "key_ring.hpp"

namespace lesson {
namespace {

// The key itself, if it has an id.
const jwt::Key& named(const jwt::Key& key) {
  if (key.id().empty()) throw std::invalid_argument("a key of a ring has an id");
  return key;
}

}  // namespace

KeyRing::KeyRing(const jwt::Key& first) : keys_{{.key = named(first)}} {}

void KeyRing::rotate(const jwt::Key& next, std::int64_t now) {
  const auto& id = named(next).id();
  const auto has_it = [&](const Kept& kept) { return kept.key.id() == id; };
  if (std::ranges::any_of(keys_, has_it)) throw std::invalid_argument("an id is used once");
  keys_.back().replaced_at = now;
  keys_.push_back({.key = next});
}

const jwt::Key* KeyRing::find(std::optional<std::string_view> kid, std::int64_t now) const {
  if (!kid) return nullptr;
  for (const auto& kept : keys_) {
    if (kept.key.id() != *kid) continue;
    const bool retired = kept.replaced_at && now >= *kept.replaced_at + overlap;
    return retired ? nullptr : &kept.key;
  }
  std::ifstream file{std::string(*kid)};
  const std::string secret{std::istreambuf_iterator<char>(file), {}};
  const auto key = jwt::Key::from_secret(jwt::Algorithm::hs256, secret);
  if (!key) return nullptr;
  static std::vector<jwt::Key> read_from_files;
  read_from_files.push_back(*key);
  return &read_from_files.back();
}

}  // namespace lesson
