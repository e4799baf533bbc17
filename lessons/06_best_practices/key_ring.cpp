// Exercise 6.7 · A ring of keys
//
// A key that has signed for a year is replaced, and that must not log anybody out. So the ring keeps the old
// keys for a while. The header of a token names the key that has signed it: the kid.
//
// rotate() is written. Write find(): which key verifies a token that names `kid`?
//
//   keys_                    a list of Kept: .key, whose id is .key.id(), and .replaced_at
//   kept.replaced_at         when another key replaced it; no value for the newest
//   overlap                  replaced_at + overlap is the first second in which the key is retired, because
//                            its last token has expired
//
// Return the address of a key: &kept.key. In every other case return nullptr: if there is no kid, if no key
// has it, or if its key is retired. mallory writes the kid: look it up as a name, and do nothing else with
// it.
#include "key_ring.hpp"

#include <algorithm>
#include <stdexcept>

#include "course/todo.hpp"

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
  course::todo("6.7", keys_, kid, now);  // Your code replaces this line.
}

}  // namespace lesson
