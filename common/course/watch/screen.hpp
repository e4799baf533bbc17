#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "course/text/keyboard.hpp"
#include "course/text/terminal.hpp"

namespace course {

// A key, and what it does: in a word below the screen, in a sentence where all keys are explained. One
// without a word is explained only.
struct KeyName {
  std::string_view key, word, sentence;
};

inline constexpr std::array main_keys{
    KeyName{"n", "next", "the next exercise; saving never moves you"},
    KeyName{"p", "previous", "the previous one"},
    KeyName{"enter", "", "the next one, after a pass"},
    KeyName{"h", "hint", "a hint; again for the next one, there are three"},
    KeyName{"r", "run", "judge again (saving does it by itself)"},
    KeyName{"e", "edit", "open the file in your editor: --edit-cmd, VISUAL or EDITOR"},
    KeyName{"l", "list", "all exercises, and what you have passed; to search, filter and go there"},
    KeyName{"s", "solution", "the solution: free once you have passed"},
    KeyName{"a", "attack", "your attack, against the flawed server and against your own"},
    KeyName{"t", "token", "take a token apart"},
    KeyName{"x", "reset", "begin this exercise again; your file is kept in .course/backups"},
    KeyName{"esc", "", "back to the verdict"},
    KeyName{"↑ ↓ space", "", "scroll"},
    KeyName{"?", "help", "all keys"},
    KeyName{"q", "quit", "leave; scripts/course comes back to this place"},
};
inline constexpr std::array list_keys{
    KeyName{"↑ ↓", "move", ""}, KeyName{"enter", "go there", ""}, KeyName{"/", "search", ""},
    KeyName{"f", "filter", ""}, KeyName{"esc", "back", ""},
};

// What the learner sees while watching, as texts; they may hold colours.
struct ScreenContent {
  std::string lesson{};                // "Lesson 1 · Token structure"
  std::string standing{};              // "2 of 9 passed"
  std::string bar{};                   // the same as a picture
  std::string time{};                  // spent here: "4 min"
  std::string title{};                 // "1.2  Three views, no copy"
  std::string minutes{};               // "about 10 min"
  std::string objective{};             // one sentence
  std::string place{};                 // "lessons/01_…/split_token.cpp:14"
  std::string status{};                // "checking…", "✓ passed"
  std::string body{};                  // the verdict, a hint, the list: any number of lines
  std::string note{};                  // something that just happened, or a question; above the keys
  std::optional<std::string> input{};  // what the learner types in answer to the note
  std::size_t scroll = 0;              // rows of the body above the first one shown
  std::span<const KeyName> keys = main_keys;
};

// Columns left free at either side of what is drawn.
inline constexpr std::size_t screen_margin = 1;

// The rows of a screen of this size, each at most as wide as it: heading, as much of the body as fits, keys.
// Never more rows than there are; on a very small screen the body and then the heading give way, the status
// last.
std::vector<std::string> rows_of(const ScreenContent& content, const ScreenSize& size,
                                 const Terminal& terminal);

// The furthest that the body can be scrolled on such a screen, and how many of its lines fit.
struct ScrollRange {
  std::size_t furthest = 0;
  std::size_t page = 1;
};
ScrollRange scroll_range_of(const ScreenContent& content, const ScreenSize& size, const Terminal& terminal);

// The same for a terminal on which nothing can be drawn: lines to append, without keys, for what is new
// since `before`. What the learner types stands on a line of its own that has no end yet.
std::string new_lines(const ScreenContent& before, const ScreenContent& now, std::size_t width);

// The keys, wrapped to `width` columns; letters alone where they would take more than three rows.
std::vector<std::string> key_rows(std::span<const KeyName> keys, std::size_t width, const Terminal& terminal);

}  // namespace course
