#include "jwt/token_parts.hpp"

#include <algorithm>

#include "jwt/unverified_token.hpp"

namespace jwt {

std::expected<TokenParts, Refusal> split_token(std::string_view token) {
  if (token.size() > max_token_size) return std::unexpected(Refusal::too_large);
  const auto first = token.find('.');
  const auto second = first == token.npos ? token.npos : token.find('.', first + 1);
  if (second == token.npos) return std::unexpected(Refusal::malformed);
  const auto further = std::ranges::count(token.substr(second + 1), '.');
  if (further != 0) return std::unexpected(further == 2 ? Refusal::encrypted : Refusal::malformed);

  return TokenParts{.header = token.substr(0, first),
                    .payload = token.substr(first + 1, second - first - 1),
                    .signature = token.substr(second + 1),
                    .signed_bytes = token.substr(0, second)};
}

}  // namespace jwt
