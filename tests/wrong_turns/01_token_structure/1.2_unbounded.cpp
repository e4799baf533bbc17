// Believes: tokens are short, because mine are. A million dots become a million parts, and each split moves
// the rest.
#include <string>
#include <vector>

#include "split_token.hpp"

namespace lesson {

std::optional<TokenParts> split_token(std::string_view token) {
  std::vector<std::string_view> parts;
  std::string rest(token);
  std::size_t start = 0;
  while (true) {
    const auto dot = rest.find('.');
    parts.push_back(token.substr(start, dot));
    if (dot == rest.npos) break;
    rest.erase(0, dot + 1);
    start += dot + 1;
  }
  if (parts.size() != 3) return std::nullopt;
  return TokenParts{.header = parts[0], .payload = parts[1], .signature = parts[2]};
}

}  // namespace lesson
