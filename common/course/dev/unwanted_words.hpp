#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace course {

// A word that a native reader stumbles over, and what to write instead. `line` counts from 0.
struct UnwantedWord {
  std::string_view word, better;
  std::size_t line = 0;
};

// Returns the unwanted words in `text`, in any case, as whole words. Several words may be wrapped.
std::vector<UnwantedWord> unwanted_words_in(std::string_view text);

// Returns the prose of a lesson's README from "The exercises" on, with all other lines empty: the story may
// have a metaphor, and code is not prose.
std::string prose_after_story(std::string_view markdown);

}  // namespace course
