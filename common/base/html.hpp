#pragma once

#include <string>
#include <string_view>

namespace base {

// `text` as it is written in HTML, between tags or inside a quoted attribute.
std::string escape_html(std::string_view text);

}  // namespace base
