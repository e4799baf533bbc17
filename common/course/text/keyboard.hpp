#pragma once

#include <functional>
#include <vector>

#include "course/text/key_decoder.hpp"

namespace course {

// Rows and columns of the terminal behind stdout; 24 × 80 when it does not say.
struct ScreenSize {
  int rows = 24;
  int columns = 80;
  bool operator==(const ScreenSize&) const = default;
};
ScreenSize screen_size();

// Where what is drawn goes: to a second screen that is gone afterwards, or below what is there already.
enum class Screen { second, first };

// While it lives, keys arrive at once and unseen, and drawing happens on the chosen screen. However the
// program ends (return, exception, exit, a deadly signal; only SIGKILL cannot be caught) the terminal is
// given back as it was. Ctrl-Z gives it back, too, and `fg` takes it again, also after SIGSTOP. Pasted text
// is told from keys on a second screen. One at a time.
class Keyboard {
 public:
  // REQUIRES: stdin and stdout are terminals.
  explicit Keyboard(Screen screen);
  ~Keyboard();
  Keyboard(const Keyboard&) = delete;
  Keyboard& operator=(const Keyboard&) = delete;

  // Becomes readable when read() has something to give.
  int descriptor() const;

  // Becomes readable when the screen must be drawn again: it was resized, or we come back from Ctrl-Z.
  int redraw_descriptor() const;
  void drain_redraw() const;

  // The keys that were pressed and not read yet. Never waits.
  std::vector<Key> read();

  // Gives the terminal to another program, and takes it back when that has ended.
  void lend(const std::function<void()>& run);

 private:
  KeyDecoder decoder_;
};

}  // namespace course
