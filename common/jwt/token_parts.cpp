#include "jwt/token_parts.hpp"

#include <algorithm>
#include <cstdint>

#include "jwt/unverified_token.hpp"

namespace jwt {

std::expected<TokenParts, Refusal> split_token(std::string_view token) {
  if (token.size() > max_token_size) return std::unexpected(Refusal::too_large);
  const auto first = token.find('.');
  const auto second = first == std::string_view::npos ? std::string_view::npos : token.find('.', first + 1);
  if (second == std::string_view::npos) return std::unexpected(Refusal::malformed);
  const auto further = std::ranges::count(token.substr(second + 1), '.');
  if (further != 0) return std::unexpected(further == 2 ? Refusal::encrypted : Refusal::malformed);

  return TokenParts{.header = token.substr(0, first),
                    .payload = token.substr(first + 1, second - first - 1),
                    .signature = token.substr(second + 1),
                    .signed_bytes = token.substr(0, second)};
}

// Without branches and tables, so that the compiler checks sixteen characters at a time.
bool has_token_alphabet(std::string_view token) {
  std::uint8_t wrong = 0;
  for (const char character : token) {
    const auto c = static_cast<std::uint8_t>(character);
    std::uint8_t outside = 1;
    outside = static_cast<std::uint8_t>((c | 0x20) - 'a') < 26 ? std::uint8_t{0} : outside;
    outside = static_cast<std::uint8_t>(c - '0') < 10 ? std::uint8_t{0} : outside;
    outside = static_cast<std::uint8_t>(c - '-') < 2 ? std::uint8_t{0} : outside;  // '-' and '.'
    outside = c == '_' ? std::uint8_t{0} : outside;
    wrong |= outside;
  }
  return wrong == 0;
}

}  // namespace jwt
