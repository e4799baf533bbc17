#include "web/attempt_limit.hpp"

#include <algorithm>
#include <utility>

#include "crypto/random.hpp"

namespace web {
namespace {

std::uint64_t number(std::span<const std::byte, 8> bytes) {
  std::uint64_t value = 0;
  for (const std::byte byte : bytes) value = value << 8U | std::to_integer<std::uint64_t>(byte);
  return value;
}

}  // namespace

AttemptLimit::AttemptLimit(const Options& options, SteadyClock clock)
    : options_(options),
      clock_(std::move(clock)),
      key_(crypto::Digest::sha256, crypto::random_secret(32)),
      entries_(buckets * bucket_size) {}

// The key is ours: nobody can look for names that share a bucket.
AttemptLimit::Place AttemptLimit::place_of(std::string_view name) {
  std::array<std::byte, crypto::max_digest_size> buffer;
  const auto mac = key_.sign(std::as_bytes(std::span(name)), buffer);
  const auto bucket = [&](std::uint64_t hash) {
    return std::span(entries_).subspan(hash % buckets * bucket_size, bucket_size);
  };
  return {.name = number(mac.first<8>()),
          .buckets = {bucket(number(mac.subspan<8, 8>())), bucket(number(mac.subspan<16, 8>()))}};
}

// The entry of the name. Frees the entries beside it whose windows have ended.
AttemptLimit::Entry* AttemptLimit::find(const Place& place, TimePoint now) {
  Entry* found = nullptr;
  for (const auto& bucket : place.buckets) {
    for (Entry& entry : bucket) {
      if (now - entry.since >= options_.window) entry = {};
      if (entry.attempts > 0 && entry.name == place.name) found = &entry;
    }
  }
  return found;
}

// A new name goes where there is more room: so both buckets are full only when nearly all are. Then it has
// one entry to share, or it could go on from one to the next.
AttemptLimit::Entry& AttemptLimit::find_or_add(const Place& place, TimePoint now) {
  if (Entry* const known = find(place, now)) return *known;
  const auto room = [](std::span<Entry> bucket) { return std::ranges::count(bucket, 0, &Entry::attempts); };
  const auto emptier = *std::ranges::max_element(place.buckets, {}, room);
  const auto free = std::ranges::find(emptier, 0, &Entry::attempts);
  if (free != emptier.end()) return *free = {.name = place.name, .since = now};
  Entry& shared = place.buckets[0][place.name % bucket_size];
  shared.shared = true;
  return shared;
}

std::optional<std::chrono::seconds> AttemptLimit::wait_of(const Entry& entry, TimePoint now) const {
  if (entry.attempts < options_.attempts) return std::nullopt;
  return std::chrono::ceil<std::chrono::seconds>(entry.since + options_.window - now);
}

std::optional<std::chrono::seconds> AttemptLimit::admit(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  const auto now = clock_();
  Entry& entry = find_or_add(place_of(name), now);
  const auto wait = wait_of(entry, now);
  if (!wait) ++entry.attempts;
  return wait;
}

std::optional<std::chrono::seconds> AttemptLimit::wait(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  const auto now = clock_();
  const Entry* const entry = find(place_of(name), now);
  return entry != nullptr ? wait_of(*entry, now) : std::nullopt;
}

void AttemptLimit::take_back(std::string_view name, int most) {
  const std::scoped_lock lock(mutex_);
  Entry* const entry = find(place_of(name), clock_());
  if (entry != nullptr && !entry->shared) entry->attempts = std::max(entry->attempts - most, 0);
}

HttpError too_many_attempts(std::chrono::seconds wait) {
  return {429,
          "Too many attempts, try again later",
          {{"Retry-After", std::to_string(wait.count())}},
          "too many attempts"};
}

}  // namespace web
