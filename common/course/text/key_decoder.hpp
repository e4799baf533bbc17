#pragma once

#include <string>
#include <vector>

namespace course {

// What the learner pressed.
enum class KeyKind {
  character,
  up,
  down,
  page_up,
  page_down,
  home,
  end,
  enter,
  escape,
  backspace,
  end_of_input
};

struct Key {
  KeyKind kind = KeyKind::character;
  char character = 0;  // For KeyKind::character: an ASCII one. Other letters are ignored.

  bool operator==(const Key&) const = default;
};

// The keys in bytes that a terminal sent, in order. Unknown escape sequences are skipped whole.
std::vector<Key> keys_in(const std::string& bytes);

}  // namespace course
