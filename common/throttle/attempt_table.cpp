#include "throttle/attempt_table.hpp"

#include <algorithm>

#include "crypto/random.hpp"

namespace throttle {
namespace {

std::uint64_t number(std::span<const std::byte, 8> bytes) {
  std::uint64_t value = 0;
  for (const std::byte byte : bytes) value = value << 8U | std::to_integer<std::uint64_t>(byte);
  return value;
}

}  // namespace

AttemptTable::AttemptTable(std::chrono::seconds window)
    : window_(window),
      key_(crypto::Digest::sha256, crypto::random_secret(32)),
      entries_(buckets * bucket_size) {}

// The hash is keyed with a random key, so that nobody can search for names that share a bucket.
AttemptTable::Place AttemptTable::place_of(std::string_view name) {
  std::array<std::byte, crypto::max_digest_size> buffer;
  const auto mac = key_.sign(std::as_bytes(std::span(name)), buffer);
  const auto bucket = [&](std::uint64_t hash) {
    return std::span(entries_).subspan(hash % buckets * bucket_size, bucket_size);
  };
  return {.name = number(mac.first<8>()),
          .buckets = {bucket(number(mac.subspan<8, 8>())), bucket(number(mac.subspan<16, 8>()))}};
}

AttemptTable::Entry* AttemptTable::find(const Place& place, TimePoint now) {
  Entry* found = nullptr;
  for (const auto& bucket : place.buckets) {
    for (Entry& entry : bucket) {
      if (now - entry.since >= window_) entry = {};
      if (entry.attempts > 0 && entry.name == place.name) found = &entry;
    }
  }
  return found;
}

// A new name goes into the emptier bucket, so both are full only when nearly all buckets are. Then it
// always shares the same entry: with a choice, it would get new attempts in each.
AttemptTable::Entry& AttemptTable::of(std::string_view name, TimePoint now) {
  const auto place = place_of(name);
  if (Entry* const found = find(place, now)) return *found;

  const auto room = [](std::span<Entry> bucket) { return std::ranges::count(bucket, 0, &Entry::attempts); };
  const auto emptier = *std::ranges::max_element(place.buckets, {}, room);
  const auto free = std::ranges::find(emptier, 0, &Entry::attempts);
  if (free != emptier.end()) return *free = {.since = now, .name = place.name};
  return place.buckets[0][place.name % bucket_size];
}

}  // namespace throttle
