#include "oauth/signing_keys.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "crypto/rsa.hpp"

namespace oauth {
namespace {

// What clocks may differ by: a token may be shown that much later than it expires.
constexpr std::int64_t most_leeway = 120;

SigningKey signing_key(const crypto::AsymmetricKey& pair) {
  const auto key = jwt::Key::from_pem(jwt::Algorithm::rs256, pair.public_pem()).value();
  return {.id = key.thumbprint(), .pair = pair, .public_key = key.with_id(key.thumbprint())};
}

SigningKey read_key(const std::string& id, const std::string& pem) {
  const auto pair = crypto::read_pem(pem);
  if (!pair) throw std::runtime_error("the signing key " + id + " in the database is damaged");
  return signing_key(*pair);
}

}  // namespace

SigningKeys::SigningKeys(std::shared_ptr<store::Pool> pool, const Times& times, base::Clock clock)
    : pool_(std::move(pool)), times_(times), clock_(std::move(clock)) {
  load();
  if (keys_.empty()) make(clock_(), clock_());
}

SigningKey SigningKeys::current() {
  const std::scoped_lock lock(mutex_);
  advance(clock_());
  return signer().key;
}

std::vector<SigningKey> SigningKeys::published() {
  const std::scoped_lock lock(mutex_);
  advance(clock_());
  std::vector<SigningKey> published;
  published.reserve(keys_.size());
  for (const Kept& kept : keys_) published.push_back(kept.key);
  return published;
}

std::optional<SigningKey> SigningKeys::find(std::string_view id) {
  const auto keys = published();
  const auto found = std::ranges::find(keys, id, &SigningKey::id);
  return found == keys.end() ? std::nullopt : std::optional(*found);
}

std::string SigningKeys::publish_next() {
  const std::scoped_lock lock(mutex_);
  const auto now = clock_();
  advance(now);
  if (keys_.back().promoted_at) make(now, std::nullopt);
  return keys_.back().key.id;
}

void SigningKeys::load() {
  const auto database = pool_->lease();
  for (const auto& row :
       database->read("SELECT id, private_pem, published_at, promoted_at, replaced_at "
                      "FROM signing_keys ORDER BY promoted_at IS NULL, promoted_at, published_at"))
    keys_.push_back({.key = read_key(row.text(0), row.text(1)),
                     .published_at = row.integer(2),
                     .promoted_at = row.maybe_integer(3),
                     .replaced_at = row.maybe_integer(4)});
  if (!keys_.empty() && !std::ranges::any_of(keys_, signs))
    throw std::runtime_error("the database has signing keys, and none of them signs");
}

void SigningKeys::make(std::int64_t now, std::optional<std::int64_t> promoted_at) {
  auto key = signing_key(crypto::generate_rsa_key(crypto::min_rsa_bits));
  pool_->lease()->write(
      "INSERT INTO signing_keys (id, private_pem, published_at, promoted_at) VALUES (?, ?, ?, ?)",
      {key.id, std::string(key.pair.private_pem().text()), now, store::nullable(promoted_at)});
  keys_.push_back(
      {.key = std::move(key), .published_at = now, .promoted_at = promoted_at, .replaced_at = std::nullopt});
}

// Promotes the key that waits, and retires what has done its time.
void SigningKeys::advance(std::int64_t now) {
  Kept& next = keys_.back();
  if (!next.promoted_at && now >= next.published_at + times_.jwks_max_age.count()) {
    Kept& old = signer();
    const auto database = pool_->lease();
    database->transaction([&] {
      database->write("UPDATE signing_keys SET replaced_at = ? WHERE id = ?", {now, old.key.id});
      database->write("UPDATE signing_keys SET promoted_at = ? WHERE id = ?", {now, next.key.id});
    });
    old.replaced_at = now;
    next.promoted_at = now;
  }
  for (const Kept& kept : keys_)
    if (is_retired(kept, now)) pool_->lease()->write("DELETE FROM signing_keys WHERE id = ?", {kept.key.id});
  std::erase_if(keys_, [&](const Kept& kept) { return is_retired(kept, now); });
}

bool SigningKeys::is_retired(const Kept& kept, std::int64_t now) const {
  return kept.replaced_at && now >= *kept.replaced_at + times_.token_lifetime.count() + most_leeway;
}

bool SigningKeys::signs(const Kept& kept) { return kept.promoted_at && !kept.replaced_at; }

SigningKeys::Kept& SigningKeys::signer() { return *std::ranges::find_if(keys_, signs); }

}  // namespace oauth
