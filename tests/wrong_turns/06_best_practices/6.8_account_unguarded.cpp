// Believes: who tries too often comes from one address.
#include <algorithm>

#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "login_throttle.hpp"

using std::chrono::seconds;
using Time = std::chrono::steady_clock::time_point;

namespace lesson {
namespace {

// What a name is kept as: in one letter case, and of one length, however much mallory sends.
std::string kept_as(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return base::to_hex(crypto::sha256(name));
}

// Forgets windows that are over, if there is no room; if there still is none, the oldest one.
void make_room(auto& tallies, Time now) {
  if (tallies.size() < LoginThrottle::most_kept) return;
  std::erase_if(tallies, [&](const auto& kept) { return now >= kept.second.since + LoginThrottle::window; });
  if (tallies.size() < LoginThrottle::most_kept) return;
  const auto since = [](const auto& kept) { return kept.second.since; };
  tallies.erase(std::ranges::min_element(tallies, {}, since));
}

}  // namespace

// The window of this name; a new one if there is none, or it is over.
LoginThrottle::Tally& LoginThrottle::tally(Tallies& tallies, const std::string& name, Time now) {
  const auto key = kept_as(name);
  if (!tallies.contains(key)) make_room(tallies, now);
  auto& tally = tallies.try_emplace(key, Tally{.since = now}).first->second;
  if (now >= tally.since + window) tally = {.since = now};
  return tally;
}

void LoginThrottle::succeeded(const Attempt& attempt) { accounts_.erase(kept_as(attempt.account)); }

std::optional<seconds> LoginThrottle::admit(const Attempt& attempt) {
  const auto now = now_();
  auto& address = tally(addresses_, attempt.address, now);

  auto free_at = now;
  if (address.attempts >= most_per_address) free_at = std::max(free_at, address.since + window);
  if (free_at > now) return std::chrono::ceil<seconds>(free_at - now);

  ++address.attempts;
  return std::nullopt;
}

}  // namespace lesson
