// Believes: an empty part is a missing part.
#include "has_three_parts.hpp"
#include "split_token.hpp"

namespace lesson {

std::optional<TokenParts> split_token(std::string_view token) {
  if (token.size() > max_token_size || !has_three_parts(token)) return std::nullopt;

  const auto first = token.find('.');
  const auto second = token.rfind('.');
  const TokenParts parts{.header = token.substr(0, first),
                         .payload = token.substr(first + 1, second - first - 1),
                         .signature = token.substr(second + 1)};
  if (parts.header.empty() || parts.payload.empty() || parts.signature.empty()) return std::nullopt;
  return parts;
}

}  // namespace lesson
