#include "web/fetch.hpp"

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include <httplib.h>

#include "web/url.hpp"

namespace web {
namespace {

using Clock = std::chrono::steady_clock;

// Ends what `client` is doing when the deadline comes; cancelled with its scope. The library's own time-outs
// begin anew with each byte.
class Deadline {
 public:
  Deadline(httplib::Client& client, std::chrono::milliseconds after)
      : thread_([this, &client, end = Clock::now() + after](const std::stop_token& cancelled) {
          std::unique_lock lock(mutex_);
          if (changed_.wait_until(lock, cancelled, end, [] { return false; })) return;
          if (cancelled.stop_requested()) return;
          passed_ = true;
          client.stop();
        }) {}

  bool passed() const { return passed_; }

 private:
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::atomic<bool> passed_ = false;
  std::jthread thread_;  // Last: it uses the others.
};

httplib::Request to_library(const FetchRequest& request, const Url& url) {
  httplib::Request out;
  out.method = request.method;
  out.path = url.path + (url.query.empty() ? "" : '?' + url.query);
  out.body = request.body;
  for (const auto& [name, value] : request.headers) out.headers.emplace(name, value);
  return out;
}

void bound(httplib::Client& client, const FetchLimits& limits) {
  client.set_follow_location(false);
  client.set_decompress(false);
  client.set_keep_alive(false);
  client.set_connection_timeout(limits.deadline);
  client.set_read_timeout(limits.deadline);
  client.set_write_timeout(limits.deadline);
}

}  // namespace

std::string_view code(FetchProblem problem) {
  constexpr std::array<std::string_view, 4> codes{"forbidden_url", "unreachable", "too_slow", "too_large"};
  return codes[static_cast<std::size_t>(problem)];
}

std::expected<Answer, FetchProblem> fetch(const FetchRequest& request, const FetchLimits& limits) {
  const auto url = parse_url(request.url);
  if (!url || (url->scheme != "https" && !url->is_loopback()))
    return std::unexpected(FetchProblem::forbidden_url);

  httplib::Client client(url->origin());
  bound(client, limits);
  auto message = to_library(request, *url);
  std::string body;
  bool too_large = false;
  message.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
    too_large = body.size() + size > limits.body_bytes;
    if (!too_large) body.append(data, size);
    return !too_large;
  };

  const Deadline deadline(client, limits.deadline);
  const auto result = client.send(message);
  if (too_large) return std::unexpected(FetchProblem::too_large);
  if (!result) return std::unexpected(deadline.passed() ? FetchProblem::too_slow : FetchProblem::unreachable);

  Answer answer{.status = result->status, .body = std::move(body)};
  for (const auto& [name, value] : result->headers) answer.headers.push_back({name, value});
  return answer;
}

}  // namespace web
