#include "base/url.hpp"

#include <algorithm>
#include <arpa/inet.h>

#include "base/ascii.hpp"
#include "base/whole_number.hpp"

namespace base {
namespace {

constexpr std::string_view host_alphabet = "abcdefghijklmnopqrstuvwxyz0123456789-.";

int usual_port(std::string_view scheme) { return scheme == "https" ? 443 : 80; }

bool is_printable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~' && c != '\\'; });
}

bool is_ipv6(const std::string& text) {
  in6_addr address{};
  return inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

bool is_ipv4(const std::string& text) {
  in_addr address{};
  return inet_pton(AF_INET, text.c_str(), &address) == 1;
}

// "1", "0x7f", "0x"
bool is_number(std::string_view label) {
  const bool hexadecimal = label.starts_with("0x");
  return label.substr(hexadecimal ? 2 : 0)
             .find_first_not_of(hexadecimal ? "0123456789abcdef" : "0123456789") == std::string_view::npos;
}

// A name or an IPv4 address, in lower case. If its last label is a number, it must be an address in its
// usual form: some programs read "127.1", "0x7f000001" or "127.0.0.1." as an address, others look the name
// up.
bool is_host(const std::string& text) {
  if (text.empty() || text.size() > 253 || text.find_first_not_of(host_alphabet) != std::string::npos)
    return false;
  if (text.front() == '.' || text.front() == '-' || text.back() == '.' || text.contains("..")) return false;
  return !is_number(text.substr(text.rfind('.') + 1)) || is_ipv4(text);
}

std::optional<int> parse_port(std::string_view text) {
  const auto port = whole_number(text);
  if (!port || *port < 1 || *port > 65535) return std::nullopt;
  return static_cast<int>(*port);
}

// "host", "host:port", "[::1]:port"
bool read_authority(std::string_view text, Url& url) {
  std::string_view port;
  if (text.starts_with('[')) {
    const auto close = text.find(']');
    if (close == std::string_view::npos) return false;
    url.host = to_lower(text.substr(1, close - 1));
    port = text.substr(close + 1);
    if (!is_ipv6(url.host)) return false;
  } else {
    const auto colon = std::min(text.find(':'), text.size());
    url.host = to_lower(text.substr(0, colon));
    port = text.substr(colon);
    if (!is_host(url.host)) return false;
  }
  url.port = usual_port(url.scheme);
  if (port.empty()) return true;
  const auto number = port.front() == ':' ? parse_port(port.substr(1)) : std::nullopt;
  url.port = number.value_or(0);
  return number.has_value();
}

}  // namespace

std::string Url::origin() const {
  const std::string named = host.contains(':') ? '[' + host + ']' : host;
  return scheme + "://" + named + (port == usual_port(scheme) ? "" : ':' + std::to_string(port));
}

bool Url::is_loopback() const {
  in_addr address{};
  if (inet_pton(AF_INET, host.c_str(), &address) == 1) return (ntohl(address.s_addr) >> 24U) == 127;
  in6_addr address6{};
  return inet_pton(AF_INET6, host.c_str(), &address6) == 1 && IN6_IS_ADDR_LOOPBACK(&address6) != 0;
}

std::optional<Url> parse_url(std::string_view text) {
  if (!is_printable(text) || text.contains('#')) return std::nullopt;
  const auto colon = text.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  Url url{.scheme = to_lower(text.substr(0, colon)), .host = {}, .path = "/", .query = {}};
  if (url.scheme != "http" && url.scheme != "https") return std::nullopt;

  text.remove_prefix(colon + 3);
  const auto authority = text.substr(0, text.find_first_of("/?"));
  if (authority.contains('@') || !read_authority(authority, url)) return std::nullopt;

  text.remove_prefix(authority.size());
  const auto path = text.substr(0, text.find('?'));
  if (!path.empty()) url.path = path;
  if (path.size() < text.size()) url.query = text.substr(path.size() + 1);
  return url;
}

}  // namespace base
