#include "web/outgoing_connection.hpp"

#include <algorithm>
#include <cerrno>
#include <future>
#include <memory>
#include <netdb.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <utility>
#include <vector>

namespace web {
namespace {

using Clock = OutgoingConnection::Clock;

// A socket address.
struct Address {
  int family = 0;
  sockaddr_storage bytes{};
  socklen_t size = 0;
};

// Returns the addresses of a host; none if the look-up fails.
std::vector<Address> look_up(const std::string& host, int port, int flags) {
  addrinfo hints{}, *first = nullptr;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = flags | AI_NUMERICSERV;
  if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &first) != 0) return {};
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> list(first, freeaddrinfo);
  std::vector<Address> addresses;
  for (const auto* each = list.get(); each != nullptr; each = each->ai_next) {
    Address address{.family = each->ai_family, .size = each->ai_addrlen};
    std::copy_n(reinterpret_cast<const char*>(each->ai_addr), each->ai_addrlen,
                reinterpret_cast<char*>(&address.bytes));
    addresses.push_back(address);
  }
  return addresses;
}

// getaddrinfo() has no deadline, so it runs in a thread of its own. If that thread is too slow, it is left
// to end by itself.
std::expected<std::vector<Address>, FetchProblem> resolve(const Url& url, Clock::time_point deadline) {
  auto numeric = look_up(url.host, url.port, AI_NUMERICHOST);
  if (!numeric.empty()) return numeric;
  std::packaged_task<std::vector<Address>()> task(
      [host = url.host, port = url.port] { return look_up(host, port, AI_ADDRCONFIG); });
  auto addresses = task.get_future();
  std::thread(std::move(task)).detach();
  if (addresses.wait_until(deadline) != std::future_status::ready)
    return std::unexpected(FetchProblem::too_slow);
  return addresses.get();
}

// Waits until the socket is ready or closed. Returns false at the deadline.
bool wait_for(int socket, short events, Clock::time_point deadline) {
  pollfd waiting{socket, events, 0};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    const int ready = poll(&waiting, 1, static_cast<int>(std::min<std::int64_t>(left, 1000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return true;  // The next call on the socket says what is wrong.
  }
}

std::expected<Socket, FetchProblem> connect_to(const Address& address, Clock::time_point deadline) {
  Socket socket(::socket(address.family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const auto* const generic = reinterpret_cast<const sockaddr*>(&address.bytes);
  if (::connect(socket.number(), generic, address.size) != 0) {
    if (errno != EINPROGRESS) return std::unexpected(FetchProblem::unreachable);
    if (!wait_for(socket.number(), POLLOUT, deadline)) return std::unexpected(FetchProblem::too_slow);
    int error = 0;
    socklen_t size = sizeof(error);
    getsockopt(socket.number(), SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) return std::unexpected(FetchProblem::unreachable);
  }
  return socket;
}

// Tries the addresses in order. Each gets an equal share of the remaining time, so that a silent one does not
// use all of it.
std::expected<Socket, FetchProblem> connect_to_any(const std::vector<Address>& addresses,
                                                   Clock::time_point deadline) {
  std::expected<Socket, FetchProblem> outcome = std::unexpected(FetchProblem::unreachable);
  for (auto address = addresses.begin(); address != addresses.end() && !outcome; ++address) {
    const auto now = Clock::now();
    auto socket = connect_to(*address, now + ((deadline - now) / (addresses.end() - address)));
    if (socket) return socket;
    outcome = std::unexpected(socket.error());
  }
  return outcome;
}

}  // namespace

std::expected<OutgoingConnection, FetchProblem> OutgoingConnection::open(const Url& url,
                                                                         Clock::time_point deadline) {
  const auto addresses = resolve(url, deadline);
  if (!addresses) return std::unexpected(addresses.error());
  auto socket = connect_to_any(*addresses, deadline);
  if (!socket) return std::unexpected(socket.error());
  if (url.scheme != "https") return OutgoingConnection(Channel(std::move(*socket), nullptr), deadline);
  const auto tls = TlsContext::trusting_this_machine();
  return OutgoingConnection(Channel(std::move(*socket), tls, url.host), deadline);
}

std::optional<FetchProblem> OutgoingConnection::wait(Transfer::End until) {
  const short events = until == Transfer::End::wait_to_read ? POLLIN : POLLOUT;
  if (wait_for(channel_.socket(), events, deadline_)) return std::nullopt;
  return FetchProblem::too_slow;
}

std::optional<FetchProblem> OutgoingConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto transfer = channel_.send(bytes);
    if (transfer.end == Transfer::End::closed) return std::nullopt;
    if (transfer.end == Transfer::End::done)
      bytes.remove_prefix(transfer.bytes);
    else if (const auto problem = wait(transfer.end))
      return problem;
  }
  return std::nullopt;
}

std::expected<std::string_view, FetchProblem> OutgoingConnection::receive(std::span<char> buffer) {
  for (;;) {
    if (Clock::now() >= deadline_) return std::unexpected(FetchProblem::too_slow);
    const auto transfer = channel_.receive(buffer);
    if (transfer.end == Transfer::End::done) return std::string_view(buffer.data(), transfer.bytes);
    if (transfer.end == Transfer::End::closed) return std::string_view();
    if (const auto problem = wait(transfer.end)) return std::unexpected(*problem);
  }
}

}  // namespace web
