// Believes: has_three_parts() says what is wrong with a token.
#include "has_three_parts.hpp"
#include "split_token.hpp"

namespace lesson {

std::optional<TokenParts> split_token(std::string_view token) {
  if (token.size() > max_token_size || has_three_parts(token)) return std::nullopt;

  const auto first = token.find('.');
  const auto second = token.rfind('.');
  return TokenParts{.header = token.substr(0, first),
                    .payload = token.substr(first + 1, second - first - 1),
                    .signature = token.substr(second + 1)};
}

}  // namespace lesson
