#include "web/attempt_limit.hpp"

#include <algorithm>
#include <arpa/inet.h>
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

// The hash is keyed with a random key, so that nobody can search for names that share a bucket.
AttemptLimit::Place AttemptLimit::place_of(std::string_view name) {
  std::array<std::byte, crypto::max_digest_size> buffer;
  const auto mac = key_.sign(std::as_bytes(std::span(name)), buffer);
  const auto bucket = [&](std::uint64_t hash) {
    return std::span(entries_).subspan(hash % buckets * bucket_size, bucket_size);
  };
  return {.name = number(mac.first<8>()),
          .buckets = {bucket(number(mac.subspan<8, 8>())), bucket(number(mac.subspan<16, 8>()))}};
}

// Returns the entry of the name, or nullptr. Frees all entries in its buckets whose windows have ended.
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

// A new name goes into the emptier bucket, so both are full only when nearly all buckets are. Then it
// always shares the same entry: with a choice, it would get new attempts in each.
AttemptLimit::Entry& AttemptLimit::find_or_add(const Place& place, TimePoint now) {
  if (Entry* const known = find(place, now)) return *known;
  const auto room = [](std::span<Entry> bucket) { return std::ranges::count(bucket, 0, &Entry::attempts); };
  const auto emptier = *std::ranges::max_element(place.buckets, {}, room);
  const auto free = std::ranges::find(emptier, 0, &Entry::attempts);
  if (free != emptier.end()) return *free = {.name = place.name, .since = now};
  return place.buckets[0][place.name % bucket_size];
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
  if (entry != nullptr) entry->attempts = std::max(entry->attempts - most, 0);
}

std::string network_of(const std::string& remote_address) {
  in6_addr address{};
  if (inet_pton(AF_INET6, remote_address.c_str(), &address) != 1) return remote_address;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    inet_ntop(AF_INET, &address.s6_addr[12], text.data(), text.size());
    return text.data();
  }
  std::fill_n(&address.s6_addr[8], 8, std::uint8_t{0});
  inet_ntop(AF_INET6, &address, text.data(), text.size());
  return std::string(text.data()) + "/64";
}

HttpError too_many_attempts(std::chrono::seconds wait) {
  return {429,
          "Too many attempts, try again later",
          {{"Retry-After", std::to_string(wait.count())}},
          "too many attempts"};
}

}  // namespace web
