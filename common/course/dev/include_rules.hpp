#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace course {

// The rule that an #include breaks; nothing when it is in order. `file` is relative to the checkout, with
// forward slashes; `header` is what stands between the brackets or quotes.
std::optional<std::string> broken_rule(std::string_view file, std::string_view header);

// The room of a file: "jwt" for common/jwt/…, otherwise "lessons", "solutions" or "tests"; empty for
// anything else.
std::string_view room_of(std::string_view file);

}  // namespace course
