#pragma once

#include <functional>
#include <map>
#include <string>

namespace lesson {

// Settings as text, by name: those of the environment, or of a file.
using Variables = std::map<std::string, std::string, std::less<>>;

}  // namespace lesson
