// Bytes of a terminal as keys (ECMA-48 §5.4; xterm's control sequences).
#include "course/text/key_decoder.hpp"

#include <algorithm>
#include <map>

namespace course {
namespace {

constexpr char escape = '\x1b', backspace = '\x08', erase = '\x7f', end_of_text = '\x04';
constexpr std::string_view paste_begins = "\x1b[200~", paste_ends = "\x1b[201~";

bool is_final(char c) { return c >= '@' && c <= '~'; }
bool is_printable(char c) { return c >= ' ' && c < erase; }

// What follows ESC [ or ESC O, as a key.
const std::map<std::string_view, KeyKind>& sequences() {
  static const std::map<std::string_view, KeyKind> known = {
      {"A", KeyKind::up},       {"B", KeyKind::down},       {"H", KeyKind::home},  {"F", KeyKind::end},
      {"5~", KeyKind::page_up}, {"6~", KeyKind::page_down}, {"1~", KeyKind::home}, {"4~", KeyKind::end}};
  return known;
}

}  // namespace

std::vector<Key> KeyDecoder::keys_in(std::string_view bytes) {
  rest_ += bytes;
  std::vector<Key> keys;
  std::string_view rest = rest_;
  while (!rest.empty()) {
    const std::size_t length = pasting_ ? read_pasted(rest, keys) : read_key(rest, keys);
    if (length == 0) break;
    rest.remove_prefix(length);
  }
  rest_.erase(0, rest_.size() - rest.size());
  return keys;
}

// These three give the length of what they have read, 0 if its end is missing.
std::size_t KeyDecoder::read_key(std::string_view rest, std::vector<Key>& keys) {
  const char c = rest.front();
  if (c == escape) return read_escape(rest, keys);
  if (c == '\n' || c == '\r') keys.push_back({.kind = KeyKind::enter});
  if (c == backspace || c == erase) keys.push_back({.kind = KeyKind::backspace});
  if (c == end_of_text) keys.push_back({.kind = KeyKind::end_of_input});
  if (is_printable(c)) keys.push_back({.kind = KeyKind::character, .character = c});
  return 1;
}

std::size_t KeyDecoder::read_escape(std::string_view rest, std::vector<Key>& keys) {
  const bool introduced = rest.size() > 1 && (rest[1] == '[' || rest[1] == 'O');
  if (!introduced) {
    keys.push_back({.kind = KeyKind::escape});
    return 1;
  }
  const auto final = std::find_if(rest.begin() + 2, rest.end(), is_final);
  if (final == rest.end()) return 0;
  const std::string_view sequence(rest.begin(), final + 1);
  pasting_ = sequence == paste_begins;
  const auto known = sequences().find(sequence.substr(2));
  if (known != sequences().end()) keys.push_back({.kind = known->second});
  return sequence.size();
}

std::size_t KeyDecoder::read_pasted(std::string_view rest, std::vector<Key>& keys) {
  if (rest.starts_with(paste_ends)) {
    pasting_ = false;
    return paste_ends.size();
  }
  if (paste_ends.starts_with(rest)) return 0;
  if (is_printable(rest.front())) keys.push_back({.kind = KeyKind::pasted, .character = rest.front()});
  return 1;
}

void edit_line(std::string& line, const Key& key) {
  if (key.character != 0) line += key.character;
  if (key.kind == KeyKind::backspace && !line.empty()) line.pop_back();
}

}  // namespace course
