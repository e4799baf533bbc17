#include "web/answer_head.hpp"

#include <algorithm>
#include <charconv>

#include "base/ascii.hpp"
#include "web/line.hpp"

namespace web {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Returns the status of a line such as "HTTP/1.1 200 OK"; std::nullopt for anything but HTTP/1.
std::optional<int> status_of(std::string_view line) {
  const bool is_http =
      line.starts_with("HTTP/1.") && line.size() >= 12 && is_digit(line[7]) && line[8] == ' ';
  if (!is_http || (line.size() > 12 && line[12] != ' ')) return std::nullopt;
  const auto status = read_length(line.substr(9, 3), 10);
  if (!status || *status < 100 || *status > 599) return std::nullopt;
  return static_cast<int>(*status);
}

}  // namespace

std::optional<std::size_t> read_length(std::string_view digits, int base) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (digits.empty() || error == std::errc::invalid_argument || end != digits.data() + digits.size())
    return std::nullopt;
  return error == std::errc() ? value : std::string::npos;
}

std::optional<Answer> read_answer_head(std::string_view head) {
  Answer answer;
  const auto first = head.substr(0, head.find(line_end));
  const auto status = status_of(first);
  if (!status || !std::ranges::all_of(first, is_line_text)) return std::nullopt;
  answer.status = *status;
  for (head.remove_prefix(first.size()); !head.empty();) {
    head.remove_prefix(line_end.size());
    const auto line = head.substr(0, head.find(line_end));
    head.remove_prefix(line.size());
    const auto colon = std::min(line.find(':'), line.size());
    if (colon == line.size() || !is_token(line.substr(0, colon)) || !std::ranges::all_of(line, is_line_text))
      return std::nullopt;
    answer.headers.push_back(
        {std::string(line.substr(0, colon)), std::string(base::trim(line.substr(colon + 1)))});
  }
  return answer;
}

}  // namespace web
