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

bool has_token_alphabet(std::string_view token) {
  // Without branches, so that the compiler checks sixteen characters at a time.
  unsigned char wrong = 0;
  for (const char character : token) {
    const auto c = static_cast<unsigned char>(character);
    const auto lower = static_cast<unsigned char>(c | 0x20);
    const bool is_letter = static_cast<unsigned char>(lower - 'a') < 26;
    const bool is_digit = static_cast<unsigned char>(c - '0') < 10;
    wrong |= static_cast<unsigned char>(!(is_letter | is_digit | (c == '-') | (c == '_') | (c == '.')));
  }
  return wrong == 0;
}

}  // namespace jwt
