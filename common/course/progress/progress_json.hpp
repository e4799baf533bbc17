#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "course/progress/progress.hpp"

namespace course {

// The progress as a JSON text that progress_from_json() reads and a person can:
//   {"format":"course progress","version":1,"place":"1.1","holes":[{"id":"1.1","first_seen":…,…}]}
// Times are seconds since 1970, UTC. What is not known is left out.
std::string progress_to_json(const ProgressState& state);

// Reads such a text, or says what is wrong with it and where. Unknown members, wrong types, numbers out
// of range, impossible ids and an id that appears twice are errors, never guesses.
std::expected<ProgressState, std::string> progress_from_json(std::string_view text);

}  // namespace course
