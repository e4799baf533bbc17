#include "web/http/request_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "web/http/request_log.hpp"
#include "web/httplib.hpp"

namespace web {
namespace {

using Refusal = std::optional<HttpError>;  // Nothing: no reason to refuse.

// The path and query of a target in absolute form, "http://host/path" (RFC 9112 §3.2.2), or the target as it
// is. The host that it names is ours, whatever it is: this server serves one site.
std::string_view origin_form(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!base::equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
    const auto slash = target.find_first_of("/?", scheme.size());
    return slash == std::string_view::npos ? "/" : target.substr(slash);
  }
  return target;
}

bool is_visible(char c) { return c > ' ' && c < 0x7f; }

Refusal check_target(const httplib::Request& request, const Limits& limits) {
  const auto target = origin_form(request.target);
  const bool whole_server = target == "*" && request.method == "OPTIONS";
  if (!whole_server && (!target.starts_with('/') || !std::ranges::all_of(target, is_visible)))
    return HttpError{400, "The request target must be a path of printable characters"};
  if (std::min(target.find('?'), target.size()) > limits.path_bytes)
    return HttpError{414, "The path is too long"};
  return std::nullopt;
}

// Before 0.44, the library decodes percent-escapes in header values: control characters may come of that.
// They are counted, because a compiler makes a loop without an early end take many characters at a time.
Refusal check_sizes(const httplib::Request& request, const Limits& limits) {
  if (request.headers.size() > limits.headers) return HttpError{431, "Too many headers"};
  std::size_t bytes = 0;
  int control_characters = 0;
  for (const auto& [name, value] : request.headers) {
    if (name.size() + value.size() > limits.header_bytes) return HttpError{431, "A header is too long"};
    bytes += name.size() + value.size();
    for (const char c : value) control_characters += (c >= 0 && c < ' ' && c != '\t') || c == 0x7f ? 1 : 0;
  }
  if (bytes > limits.head_bytes) return HttpError{431, "The head of the request is too long"};
  if (control_characters > 0) return HttpError{400, "A header has a control character"};
  return std::nullopt;
}

// One length in digits: everything else is a way to disagree about where the body ends.
Refusal check_length(const httplib::Request& request, const Limits& limits) {
  const auto text = request.get_header_value("Content-Length");
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  if (request.get_header_value_count("Content-Length") > 1 || !digits)
    return HttpError{400, "Content-Length must be one number"};

  std::size_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (error != std::errc() || length > limits.body_bytes) return HttpError{413, "The body is too large"};
  return std::nullopt;
}

// "localhost:8004", "[::1]", …: a name or an address, and perhaps a port.
bool is_host(const std::string& value) {
  constexpr std::string_view host_characters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:[]";
  return value.find_first_not_of(host_characters) == std::string::npos;
}

Refusal check_host(const httplib::Request& request) {
  const auto hosts = request.get_header_value_count("Host");
  if (hosts > 1 || (hosts == 0 && request.version != "HTTP/1.0"))
    return HttpError{400, "Send one Host header"};
  if (hosts == 1 && !is_host(request.get_header_value("Host")))
    return HttpError{400, "The Host header is not a host"};
  return std::nullopt;
}

// Why a header called `name` is a reason to refuse the request. The value is the one that the library goes by
// if there are two.
Refusal check_header(const std::string& name, const httplib::Request& request, const Limits& limits) {
  const auto is = [&](std::string_view other) { return base::equal_ignoring_case(name, other); };
  const auto value = [&] { return request.get_header_value(name); };
  if (is("Transfer-Encoding"))
    return HttpError{411, "Send the body with Content-Length, not with Transfer-Encoding"};
  if (is("Content-Length")) return check_length(request, limits);
  if (is("Content-Encoding") && !base::equal_ignoring_case(value(), "identity"))
    return HttpError{415, "Send the body without Content-Encoding"};
  if (is("Content-Type") && request.is_multipart_form_data())
    return HttpError{415, "Send JSON or a form, not multipart/form-data"};
  const bool ignores_expect = request.version == "HTTP/1.0";  // RFC 9110 §10.1.1
  if (is("Expect") && !ignores_expect && !base::equal_ignoring_case(value(), "100-continue"))
    return HttpError{417, "Expect 100-continue, or nothing"};
  // The library treats a request for a WebSocket differently: it leaves the body unread.
  if (is("Upgrade") && base::equal_ignoring_case(value(), "websocket"))
    return HttpError{501, "This server has no WebSockets"};
  return std::nullopt;
}

}  // namespace

std::optional<HttpError> refusal_of(const httplib::Request& request, const Limits& limits) {
  constexpr std::array<std::string_view, 3> unknown{"CONNECT", "TRACE", "PRI"};
  if (std::ranges::find(unknown, request.method) != unknown.end()) return HttpError{501, "Unknown method"};
  Refusal refusal = check_target(request, limits);
  if (!refusal) refusal = check_sizes(request, limits);
  if (!refusal) refusal = check_host(request);
  for (const auto& [name, value] : request.headers)
    if (!refusal) refusal = check_header(name, request, limits);
  return refusal;
}

Request to_request(const httplib::Request& request) {
  const auto target = origin_form(request.target);  // As sent; `path` is decoded.
  const auto mark = std::min(target.find('?'), target.size());
  Request ours{.method = request.method,
               .path = std::string(target.substr(0, mark)),
               .query = std::string(target.substr(std::min(mark + 1, target.size()))),
               .body = request.body,
               .remote_address = request.remote_addr,
               .id = next_request_id()};
  ours.headers.reserve(request.headers.size());
  for (const auto& [name, value] : request.headers) ours.headers.push_back({name, value});
  return ours;
}

}  // namespace web
