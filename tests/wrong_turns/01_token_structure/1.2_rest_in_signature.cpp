// Believes: everything after the second dot is the signature.
#include "split_token.hpp"

namespace lesson {

std::optional<TokenParts> split_token(std::string_view token) {
  if (token.size() > max_token_size) return std::nullopt;

  const auto first = token.find('.');
  if (first == token.npos) return std::nullopt;
  const auto second = token.find('.', first + 1);
  if (second == token.npos) return std::nullopt;
  return TokenParts{.header = token.substr(0, first),
                    .payload = token.substr(first + 1, second - first - 1),
                    .signature = token.substr(second + 1)};
}

}  // namespace lesson
