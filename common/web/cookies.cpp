#include "web/cookies.hpp"

#include <stdexcept>

#include "base/ascii.hpp"

namespace web {
namespace {

constexpr std::string_view prefix = "__Host-";
constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

}  // namespace

std::optional<std::string> cookie(const Request& request, std::string_view name) {
  std::optional<std::string> found;
  for (const auto& header : request.header_values("Cookie")) {
    std::string_view rest = header;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      const auto pair = base::trim(rest.substr(0, end));
      rest.remove_prefix(std::min(rest.size(), end + 1));
      const auto equals = std::min(pair.find('='), pair.size());
      if (!pair.starts_with(prefix) || pair.substr(0, equals).substr(prefix.size()) != name) continue;
      if (found) return std::nullopt;
      found = pair.substr(std::min(pair.size(), equals + 1));
    }
  }
  return found;
}

Header set_cookie(std::string_view name, std::string_view value, std::chrono::seconds lifetime,
                  SameSite same_site) {
  if (value.find_first_not_of(alphabet) != std::string_view::npos)
    throw std::invalid_argument("the value of a cookie is base64url text");
  return {"Set-Cookie",
          std::string(prefix) + std::string(name) + "=" + std::string(value) +
              "; Path=/; Max-Age=" + std::to_string(lifetime.count()) +
              "; HttpOnly; Secure; SameSite=" + (same_site == SameSite::strict ? "Strict" : "Lax")};
}

}  // namespace web
