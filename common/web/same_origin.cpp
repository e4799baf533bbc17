#include "web/same_origin.hpp"

#include "base/ascii.hpp"
#include "web/auth_errors.hpp"

namespace web {
namespace {

// The Origin of a page is scheme, host and port; Host has the last two (RFC 6454 §7, RFC 9110 §7.2).
bool is_own_origin(const Request& request) {
  const auto origins = request.header_values("Origin"), hosts = request.header_values("Host");
  if (origins.size() != 1 || hosts.size() != 1) return false;
  const auto named = [&](const std::string& scheme) {
    return base::equal_ignoring_case(origins[0], scheme + hosts[0]);
  };
  return named("https://") || named("http://");
}

}  // namespace

void require_same_origin(const Request& request) {
  const auto sites = request.header_values("Sec-Fetch-Site");
  const bool from_here =
      sites.empty() ? is_own_origin(request) : sites.size() == 1 && sites[0] == "same-origin";
  if (!from_here) throw forbidden("not sent by a page of this server");
}

}  // namespace web
