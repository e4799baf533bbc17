#pragma once

#include <string>

namespace lesson {

// Returns the decoded parameter `name` in the query of `url`; empty if there is none.
std::string parameter(const std::string& url, const std::string& name);

}  // namespace lesson
