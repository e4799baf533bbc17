#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace course {

// What the learner pressed.
enum class KeyKind {
  character,
  pasted,  // A character too, but nobody pressed it: it is never a command.
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
  char character = 0;  // Of a character or a pasted one: an ASCII one. Other letters are ignored.

  bool operator==(const Key&) const = default;
};

// Bytes that a terminal sends, as keys. Unknown escape sequences are skipped whole, and what comes between
// the marks of a bracketed paste is pasted.
class KeyDecoder {
 public:
  // The keys in the next bytes, in order. A sequence whose end has not come yet waits for it.
  std::vector<Key> keys_in(std::string_view bytes);

 private:
  std::size_t read_key(std::string_view rest, std::vector<Key>& keys);
  std::size_t read_escape(std::string_view rest, std::vector<Key>& keys);
  std::size_t read_pasted(std::string_view rest, std::vector<Key>& keys);

  std::string rest_;
  bool pasting_ = false;
};

// Does to a line of text what `key` asks for: a letter more, or one less.
void edit_line(std::string& line, const Key& key);

}  // namespace course
