// Believes: a first and a second dot prove that there are three parts.
#include "has_three_parts.hpp"

namespace lesson {

bool has_three_parts(std::string_view token) {
  const auto first = token.find('.');
  if (first == std::string_view::npos) return false;
  return token.find('.', first + 1) != std::string_view::npos;
}

}  // namespace lesson
