// Bytes of a terminal as keys (ECMA-48 §5.4; xterm's control sequences).
#include "course/text/key_decoder.hpp"

#include <map>
#include <string_view>

namespace course {
namespace {

bool is_final(char c) { return c >= '@' && c <= '~'; }

// What follows ESC [ or ESC O, as a key.
const std::map<std::string_view, KeyKind>& sequences() {
  static const std::map<std::string_view, KeyKind> known = {
      {"A", KeyKind::up},       {"B", KeyKind::down},       {"H", KeyKind::home},  {"F", KeyKind::end},
      {"5~", KeyKind::page_up}, {"6~", KeyKind::page_down}, {"1~", KeyKind::home}, {"4~", KeyKind::end}};
  return known;
}

// Reads the escape sequence that starts `rest`; gives its length.
std::size_t read_escape(std::string_view rest, std::vector<Key>& keys) {
  const bool introduced = rest.size() > 2 && (rest[1] == '[' || rest[1] == 'O');
  if (!introduced) {
    keys.push_back({.kind = KeyKind::escape});
    return 1;
  }
  std::size_t end = 2;
  while (end < rest.size() && !is_final(rest[end])) ++end;
  if (end == rest.size()) return end;
  const auto known = sequences().find(rest.substr(2, end - 1));
  if (known != sequences().end()) keys.push_back({.kind = known->second});
  return end + 1;
}

}  // namespace

std::vector<Key> keys_in(const std::string& bytes) {
  constexpr char escape = '\x1b', backspace = '\x08', erase = '\x7f', end_of_text = '\x04';
  std::vector<Key> keys;
  for (std::string_view rest = bytes; !rest.empty();) {
    const char c = rest.front();
    if (c == escape) {
      rest.remove_prefix(read_escape(rest, keys));
      continue;
    }
    if (c == '\n' || c == '\r') keys.push_back({.kind = KeyKind::enter});
    if (c == backspace || c == erase) keys.push_back({.kind = KeyKind::backspace});
    if (c == end_of_text) keys.push_back({.kind = KeyKind::end_of_input});
    if (c >= ' ' && c < erase) keys.push_back({.kind = KeyKind::character, .character = c});
    rest.remove_prefix(1);
  }
  return keys;
}

}  // namespace course
