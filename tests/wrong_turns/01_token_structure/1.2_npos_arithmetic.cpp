// Believes: find() always finds. When it does not, npos + 1 is 0, and the pieces start again at the
// beginning.
#include <algorithm>

#include "split_token.hpp"

namespace lesson {

std::optional<TokenParts> split_token(std::string_view token) {
  if (token.size() > max_token_size || std::ranges::count(token, '.') > 2) return std::nullopt;

  const auto first = token.find('.');
  const auto second = token.find('.', first + 1);
  return TokenParts{.header = token.substr(0, first),
                    .payload = token.substr(first + 1, second - first - 1),
                    .signature = token.substr(second + 1)};
}

}  // namespace lesson
