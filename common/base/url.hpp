#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

// An absolute http or https URL (RFC 3986), taken apart.
struct Url {
  std::string scheme;  // "http" or "https"
  std::string host;    // Lower case; an IPv6 address without its brackets.
  int port = 0;        // 1 to 65535; 80 or 443 if the URL names none.
  std::string path;    // As written; "/" if it is empty.
  std::string query;   // As written, without the question mark.

  // "https://login.example:8443": the scheme, the host, and the port unless it is the usual one.
  std::string origin() const;

  // True if the host is a loopback address (127.0.0.0/8, ::1), written as an address. The name "localhost"
  // is not: what it resolves to is decided elsewhere (RFC 8252 §8.3).
  bool is_loopback() const;
};

// Parses `text`. Returns std::nullopt for anything but printable ASCII, another scheme, user information
// ("user@"), a fragment, a backslash, a host that is neither a name nor an address, or a port that is none:
// two programs must never read different hosts in one URL.
std::optional<Url> parse_url(std::string_view text);

}  // namespace base
