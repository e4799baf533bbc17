#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace course {

// The anchors that GitHub gives the headings of a Markdown text, and those of <a id="…">.
std::vector<std::string> anchors_in(std::string_view markdown);

}  // namespace course
