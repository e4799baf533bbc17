#include "web/fetch.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "web/answer_reader.hpp"
#include "web/outgoing_connection.hpp"
#include "web/url.hpp"

namespace web {
namespace {

using Clock = OutgoingConnection::Clock;

// Appends a line. Throws if it has a control character, which could start another line.
void add_line(std::string& request, const std::string& line) {
  if (std::ranges::any_of(line, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }))
    throw std::invalid_argument("a request to another server has a control character in a line");
  request += line + "\r\n";
}

// The value of the Host header (RFC 9110 §7.2).
std::string host_of(const Url& url) { return url.origin().substr(url.scheme.size() + 3); }

std::string written(const FetchRequest& request, const Url& url) {
  std::string text;
  add_line(text, request.method + ' ' + url.path + (url.query.empty() ? "" : '?' + url.query) + " HTTP/1.1");
  add_line(text, "Host: " + host_of(url));
  add_line(text, "Connection: close");
  for (const auto& [name, value] : request.headers)
    add_line(text, std::string(name).append(": ").append(value));
  if (!request.body.empty() || request.method == "POST")
    add_line(text, "Content-Length: " + std::to_string(request.body.size()));
  return text + "\r\n" + request.body;
}

std::expected<Answer, FetchProblem> read_answer(OutgoingConnection& connection, std::size_t body_bytes) {
  AnswerReader reader(body_bytes);
  std::array<char, std::size_t{16} * 1024> buffer;
  auto state = AnswerReader::State::reading;
  while (state == AnswerReader::State::reading) {
    const auto bytes = connection.receive(buffer);
    if (!bytes) return std::unexpected(bytes.error());
    state = bytes->empty() ? reader.end() : reader.take(*bytes);
  }
  if (state == AnswerReader::State::too_large) return std::unexpected(FetchProblem::too_large);
  if (state == AnswerReader::State::broken) return std::unexpected(FetchProblem::unreachable);
  return std::move(reader.answer());
}

}  // namespace

std::string_view code(FetchProblem problem) {
  constexpr std::array<std::string_view, 4> codes{"forbidden_url", "unreachable", "too_slow", "too_large"};
  static_assert(codes.size() == static_cast<std::size_t>(FetchProblem::too_large) + 1);
  return codes[static_cast<std::size_t>(problem)];
}

std::expected<Answer, FetchProblem> fetch(const FetchRequest& request, const FetchLimits& limits) {
  const auto url = parse_url(request.url);
  if (!url || (url->scheme != "https" && !url->is_loopback()))
    return std::unexpected(FetchProblem::forbidden_url);

  const auto bytes = written(request, *url);
  auto connection = OutgoingConnection::open(*url, Clock::now() + limits.deadline);
  if (!connection) return std::unexpected(connection.error());
  if (const auto problem = connection->send(bytes)) return std::unexpected(*problem);
  return read_answer(*connection, limits.body_bytes);
}

}  // namespace web
