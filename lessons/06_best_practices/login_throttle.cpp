// Exercise 6.8 · Not so fast
//
// A password that may be tried a million times is found. Count the attempts, by account and by address, in
// windows of a minute. Here is what makes the windows; write admit():
//
//   tally(accounts_, attempt.account, now)     the window of this account: .attempts, and .since when
//   tally(addresses_, attempt.address, now)    the window of this address
//   most_per_account, most_per_address         so many attempts fit in
//
//   one of the two is full    how long until .since + window, rounded up: std::chrono::ceil<seconds>(…).
//                             If both are, the longer time. Count nothing
//   otherwise                 count in both, and std::nullopt
//
// What time is it? now_() says so.
#include "login_throttle.hpp"

#include <algorithm>

#include "base/hex.hpp"
#include "course/todo.hpp"
#include "crypto/digest.hpp"

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
  course::todo("6.8", attempt, now_, accounts_, addresses_);  // Your code replaces this line.
}

}  // namespace lesson
