#include "b64token.hpp"

namespace lesson {

bool is_b64token(std::string_view text) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/";
  const auto letters = text.substr(0, text.find_first_not_of(alphabet));
  const auto rest = text.substr(letters.size());
  return !letters.empty() && rest.find_first_not_of('=') == rest.npos;
}

}  // namespace lesson
