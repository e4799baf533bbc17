#include "web/doorkeeper.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/ascii.hpp"
#include "web/line.hpp"

namespace web {
namespace {

using Checked = std::optional<Turned>;  // Nothing: no reason to turn it away.

bool is_visible(char c) { return c > ' ' && c < 0x7f; }

// Takes the next line off `text`, without its CRLF.
std::string_view next_line(std::string_view& text) {
  const auto line = text.substr(0, text.find(line_end));
  text.remove_prefix(line.size() + line_end.size());
  return line;
}

Checked read_target(std::string_view target, const Limits& limits, Head& head) {
  if (!target.starts_with('/') || !std::ranges::all_of(target, is_visible))
    return Turned{400, "The request target must be a path of printable characters"};
  const auto mark = target.find('?');
  head.path = target.substr(0, mark);
  if (mark != std::string_view::npos) head.query = target.substr(mark + 1);
  if (head.path.size() > limits.path_bytes) return Turned{414, "The path is too long"};
  return std::nullopt;
}

Checked read_request_line(std::string_view line, const Limits& limits, Head& head) {
  constexpr std::array<std::string_view, 7> methods{"GET",   "HEAD",   "POST",   "PUT",
                                                    "PATCH", "DELETE", "OPTIONS"};
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return Turned{400, "The request line is broken"};

  head.method = line.substr(0, first);
  if (!is_token(head.method)) return Turned{400, "The request line is broken"};
  if (std::ranges::find(methods, head.method) == methods.end()) return Turned{501, "Unknown method"};

  const auto version = line.substr(last + 1);
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return Turned{505, "Speak HTTP/1.1"};
  head.closes = version == "HTTP/1.0";
  return read_target(line.substr(first + 1, last - first - 1), limits, head);
}

Checked read_header_lines(std::string_view text, const Limits& limits, Head& head) {
  for (auto line = next_line(text); !line.empty(); line = next_line(text)) {
    if (line.size() > limits.header_line_bytes) return Turned{431, "A header is too long"};
    if (head.headers.size() == limits.headers) return Turned{431, "Too many headers"};
    const auto colon = line.find(':');
    const auto name = line.substr(0, colon);
    if (colon == std::string_view::npos || !is_token(name) || !std::ranges::all_of(line, is_line_text))
      return Turned{400, "A header line is broken"};
    head.headers.emplace_back(name, base::trim(line.substr(colon + 1)));
  }
  return std::nullopt;
}

// The values of one header, case aside.
std::vector<std::string_view> values_of(const Head& head, std::string_view name) {
  std::vector<std::string_view> values;
  for (const auto& [other, value] : head.headers)
    if (base::equal_ignoring_case(other, name)) values.push_back(value);
  return values;
}

// One length or none, in digits: everything else is a way to disagree about where the body ends.
Checked read_length(const Limits& limits, Head& head) {
  if (!values_of(head, "Transfer-Encoding").empty())
    return Turned{411, "Send the body with Content-Length, not with Transfer-Encoding"};
  const auto lengths = values_of(head, "Content-Length");
  if (lengths.empty()) return std::nullopt;

  const auto text = lengths[0];
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  if (lengths.size() > 1 || !digits) return Turned{400, "Content-Length must be one number"};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), head.body_bytes);
  if (error != std::errc() || head.body_bytes > limits.body_bytes)
    return Turned{413, "The body is too large"};
  return std::nullopt;
}

bool is_plain_encoding(std::string_view value) { return base::equal_ignoring_case(value, "identity"); }

Checked check_meaning(Head& head) {
  const auto hosts = values_of(head, "Host").size();
  if (hosts > 1 || (hosts == 0 && !head.closes)) return Turned{400, "Send one Host header"};
  if (!std::ranges::all_of(values_of(head, "Content-Encoding"), is_plain_encoding))
    return Turned{415, "Send the body without Content-Encoding"};
  if (!values_of(head, "Expect").empty()) return Turned{417, "Send the body without Expect"};

  // A body where none belongs is read and ignored; nobody should have to believe that it was all.
  const bool needs_none = head.method == "GET" || head.method == "HEAD" || head.method == "OPTIONS";
  const auto wishes = values_of(head, "Connection");
  const auto says_close = [](std::string_view wish) {
    return !base::equal_ignoring_case(wish, "keep-alive");
  };
  if ((needs_none && head.body_bytes > 0) || std::ranges::any_of(wishes, says_close)) head.closes = true;
  return std::nullopt;
}

}  // namespace

std::size_t head_end(std::string_view text, std::size_t from) {
  const auto blank = text.find("\r\n\r\n", from < 3 ? 0 : from - 3);
  return blank == std::string_view::npos ? 0 : blank + 4;
}

std::expected<Head, Turned> read_head(std::string_view text, const Limits& limits) {
  Head head;
  auto turned = read_request_line(next_line(text), limits, head);
  if (!turned) turned = read_header_lines(text, limits, head);
  if (!turned) turned = read_length(limits, head);
  if (!turned) turned = check_meaning(head);
  if (turned) return std::unexpected(*turned);
  return head;
}

}  // namespace web
