#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <span>
#include <string_view>

#include "web/channel.hpp"
#include "web/fetch.hpp"
#include "web/url.hpp"

namespace web {

// A connection to the host of a URL, encrypted for https. The look-up of the name and every later step
// share one deadline, after which they fail with FetchProblem::too_slow. Not thread-safe.
class OutgoingConnection {
 public:
  using Clock = std::chrono::steady_clock;

  // Connects to the host. For https, nothing is sent unless the server has a certificate for this host that
  // this machine trusts.
  static std::expected<OutgoingConnection, FetchProblem> open(const Url& url, Clock::time_point deadline);

  // Sends the bytes. If the server closes early, its answer can still be received.
  std::optional<FetchProblem> send(std::string_view bytes);

  // Receives the next bytes into `buffer`. Returns an empty text when the connection has ended.
  std::expected<std::string_view, FetchProblem> receive(std::span<char> buffer);

 private:
  OutgoingConnection(Channel channel, Clock::time_point deadline)
      : channel_(std::move(channel)), deadline_(deadline) {}

  std::optional<FetchProblem> wait(Transfer::End until);

  Channel channel_;
  Clock::time_point deadline_;
};

}  // namespace web
