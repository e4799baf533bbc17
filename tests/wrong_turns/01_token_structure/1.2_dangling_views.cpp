// Believes: a string_view keeps alive the string that it was made from.
#include <string>

#include "has_three_parts.hpp"
#include "split_token.hpp"

namespace lesson {

std::optional<TokenParts> split_token(std::string_view token) {
  if (token.size() > max_token_size || !has_three_parts(token)) return std::nullopt;

  const auto first = token.find('.');
  const auto second = token.rfind('.');
  const std::string header(token.substr(0, first));
  const std::string payload(token.substr(first + 1, second - first - 1));
  const std::string signature(token.substr(second + 1));
  return TokenParts{.header = header, .payload = payload, .signature = signature};
}

}  // namespace lesson
