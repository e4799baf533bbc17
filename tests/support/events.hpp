#pragma once

#include <string>
#include <string_view>

// The stream that a runner reads: one JSON object a line, appended to the file named by
// COURSE_EVENTS. Without that variable nothing is written.
namespace events {

// `text` as a JSON string, quotes included. Bytes that are not UTF-8 become U+FFFD.
std::string quoted(std::string_view text);

// Writes one event and flushes it. `members` is the inside of a JSON object.
void emit(std::string_view members);

}  // namespace events
