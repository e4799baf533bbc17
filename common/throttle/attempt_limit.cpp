#include "throttle/attempt_limit.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <utility>

namespace throttle {

AttemptLimit::AttemptLimit(const Options& options, SteadyClock clock)
    : options_(options), clock_(std::move(clock)), table_(options.window) {}

std::optional<std::chrono::seconds> AttemptLimit::admit(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  const auto now = clock_();
  auto& entry = table_.of(name, now);
  const auto wait = wait_of(entry, now);
  if (!wait) ++entry.attempts;
  return wait;
}

std::optional<std::chrono::seconds> AttemptLimit::wait(std::string_view name) {
  const std::scoped_lock lock(mutex_);
  const auto now = clock_();
  return wait_of(table_.of(name, now), now);
}

std::optional<std::chrono::seconds> AttemptLimit::wait_of(const AttemptTable::Entry& entry,
                                                          AttemptTable::TimePoint now) const {
  if (entry.attempts < options_.attempts) return std::nullopt;
  return std::chrono::ceil<std::chrono::seconds>(entry.since + options_.window - now);
}

void AttemptLimit::take_back(std::string_view name, int most) {
  const std::scoped_lock lock(mutex_);
  if (auto* const entry = table_.find(name, clock_())) entry->attempts = std::max(entry->attempts - most, 0);
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

}  // namespace throttle
