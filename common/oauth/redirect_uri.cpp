#include "oauth/redirect_uri.hpp"

#include <algorithm>

#include "base/percent_encoding.hpp"
#include "base/url.hpp"

namespace oauth {
namespace {

constexpr std::size_t longest = 512;

// "com.example.app:/callback"
bool has_private_scheme(std::string_view uri) {
  constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz0123456789+-.";
  const auto scheme = uri.substr(0, uri.find(':'));
  return scheme.size() < uri.size() && scheme.contains('.') && scheme[0] >= 'a' && scheme[0] <= 'z' &&
         scheme.find_first_not_of(alphabet) == std::string_view::npos;
}

// The URI with this port in place of its own, or in addition: "http://127.0.0.1:49152/callback".
std::string with_port(std::string_view uri, int port) {
  const auto end_of_scheme = uri.find("://") + 3;
  const auto authority = uri.substr(end_of_scheme, uri.find_first_of("/?", end_of_scheme) - end_of_scheme);
  const auto colon = authority.find(':', authority.find(']') + 1);
  const auto host_end = end_of_scheme + std::min(colon, authority.size());
  return std::string(uri.substr(0, host_end)) + ':' + std::to_string(port) +
         std::string(uri.substr(end_of_scheme + authority.size()));
}

bool is_plain(std::string_view uri) {
  const auto is_visible = [](char c) { return c > ' ' && c <= '~' && c != '\\' && c != '#' && c != '"'; };
  return uri.size() <= longest && std::ranges::all_of(uri, is_visible);
}

}  // namespace

bool is_redirect_uri(std::string_view uri) {
  if (!is_plain(uri)) return false;
  const auto url = base::parse_url(uri);
  if (!url) return has_private_scheme(uri);
  return url->scheme == "https" || url->is_loopback();
}

bool matches_redirect_uri(std::string_view registered, std::string_view presented, LoopbackPort port) {
  if (registered == presented) return true;
  const auto ours = base::parse_url(registered), theirs = base::parse_url(presented);
  if (port == LoopbackPort::exact || !ours || !theirs) return false;
  return ours->scheme == "http" && ours->is_loopback() && with_port(registered, theirs->port) == presented;
}

std::string with_parameters(std::string_view uri,
                            const std::vector<std::pair<std::string, std::string>>& parameters) {
  std::string out(uri);
  out += uri.contains('?') ? '&' : '?';
  return out + base::encode_form(parameters);
}

}  // namespace oauth
