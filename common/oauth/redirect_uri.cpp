#include "oauth/redirect_uri.hpp"

#include <algorithm>

#include "web/url.hpp"
#include "web/url_text.hpp"

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

bool is_plain(std::string_view uri) {
  const auto is_visible = [](char c) { return c > ' ' && c <= '~' && c != '\\' && c != '#' && c != '"'; };
  return uri.size() <= longest && std::ranges::all_of(uri, is_visible);
}

}  // namespace

bool is_redirect_uri(std::string_view uri) {
  if (!is_plain(uri)) return false;
  const auto url = web::parse_url(uri);
  if (!url) return has_private_scheme(uri);
  return url->scheme == "https" || url->is_loopback();
}

bool matches_redirect_uri(std::string_view registered, std::string_view presented, LoopbackPort port) {
  if (registered == presented) return true;
  if (port == LoopbackPort::exact || !is_plain(presented)) return false;
  const auto ours = web::parse_url(registered);
  const auto theirs = web::parse_url(presented);
  return ours && theirs && ours->is_loopback() && ours->scheme == "http" && theirs->scheme == "http" &&
         ours->host == theirs->host && ours->path == theirs->path && ours->query == theirs->query;
}

std::string with_parameters(std::string_view uri,
                            const std::vector<std::pair<std::string, std::string>>& parameters) {
  std::string out(uri);
  out += uri.contains('?') ? '&' : '?';
  return out + web::encode_form(parameters);
}

}  // namespace oauth
