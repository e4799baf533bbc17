#include "web/connections.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <vector>

namespace web {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Clock::time_point never = Clock::time_point::max();
constexpr std::size_t kept_bytes = 16 * 1024;  // What an idle connection may keep for its next request.

// What a connection waits for when nobody holds it.
enum class Waits {
  idle,       // for the first byte of a request
  receiving,  // for the rest of it
  answering,  // for a handler
  sending,    // for the client to read the answer
  lingering,  // for a client that was turned away to read why
};

struct Connection {
  int socket;
  std::string remote_address;
  std::string in{};
  std::string out{};
  std::size_t sent = 0;
  std::size_t searched = 0;      // How much of `in` is known not to end a head.
  std::size_t request_size = 0;  // Head and body of the request at the front, once its head has come.
  bool closes = false;           // After what is in `out`.

  // Read by the sweeper while a worker holds the connection.
  std::atomic<Waits> waits{Waits::idle};
  std::atomic<Clock::time_point> deadline{never};
};

enum class Outcome { again, wait, end };

std::string address_of_peer(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof(address);
  if (getpeername(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return "unknown";
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = address.ss_family == AF_INET6
                          ? static_cast<const void*>(&reinterpret_cast<sockaddr_in6*>(&address)->sin6_addr)
                          : static_cast<const void*>(&reinterpret_cast<sockaddr_in*>(&address)->sin_addr);
  if (inet_ntop(address.ss_family, bytes, text.data(), text.size()) == nullptr) return "unknown";
  return text.data();
}

int checked(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK; }

}  // namespace

class Connections::Impl {
 public:
  Impl(const Limits& limits, Answerer answerer);
  ~Impl();
  void adopt(int socket);
  bool stop();

 private:
  void work();
  void serve(Connection& connection);
  Outcome step(Connection& connection);
  Outcome receive(Connection& connection);
  Outcome answer(Connection& connection);
  Outcome send(Connection& connection);
  Outcome rest_after_answer(Connection& connection);
  Outcome drain(Connection& connection);
  void say(Connection& connection, Answer answer);
  void set_waits(Connection& connection, Waits waits);
  void arm(Connection& connection, int operation);
  void close(Connection& connection);
  void sweep();
  void close_overdue(Clock::time_point now);
  bool has_room();

  const Limits limits_;
  const Answerer answerer_;
  const int epoll_ = checked(epoll_create1(EPOLL_CLOEXEC), "epoll");
  const int wake_ = checked(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");
  std::atomic<bool> stopping_{false};

  std::mutex mutex_;                 // Guards what follows, and that a socket in the table is open.
  std::condition_variable changed_;  // A connection or a worker has gone.
  std::condition_variable ending_;   // The sweeper may go.
  std::unordered_map<const Connection*, std::unique_ptr<Connection>> table_;
  std::size_t working_ = 0;
  bool ended_ = false;

  std::vector<std::thread> workers_;
  std::thread sweeper_;
};

Connections::Impl::Impl(const Limits& limits, Answerer answerer)
    : limits_(limits), answerer_(std::move(answerer)) {
  epoll_event wake{.events = EPOLLIN, .data = {.ptr = nullptr}};
  checked(epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &wake), "epoll");
  working_ = limits_.workers;
  for (std::size_t i = 0; i < limits_.workers; ++i) workers_.emplace_back([this] { work(); });
  sweeper_ = std::thread([this] { sweep(); });
}

Connections::Impl::~Impl() {
  stop();
  for (auto& worker : workers_) worker.join();
  for (const auto& [key, connection] : table_) ::close(connection->socket);
  ::close(wake_);
  ::close(epoll_);
}

void Connections::Impl::adopt(int socket) {
  const int on = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  auto owned = std::make_unique<Connection>(socket, address_of_peer(socket));
  auto& connection = *owned;
  set_waits(connection, Waits::idle);
  {
    const std::lock_guard lock(mutex_);
    table_.emplace(&connection, std::move(owned));
    if (!has_room()) ::shutdown(socket, SHUT_RDWR);
  }
  arm(connection, EPOLL_CTL_ADD);
}

void Connections::Impl::work() {
  for (;;) {
    epoll_event event{};
    if (epoll_wait(epoll_, &event, 1, -1) != 1) continue;
    if (event.data.ptr == nullptr) break;  // Woken to end.
    serve(*static_cast<Connection*>(event.data.ptr));
  }
  const std::lock_guard lock(mutex_);
  --working_;
  changed_.notify_all();
}

void Connections::Impl::serve(Connection& connection) {
  auto outcome = Outcome::end;
  try {
    do outcome = step(connection);
    while (outcome == Outcome::again);
  } catch (const std::exception&) {
    outcome = Outcome::end;  // Out of memory: this client loses its connection, the others go on.
  }
  if (outcome == Outcome::end) return close(connection);
  arm(connection, EPOLL_CTL_MOD);
}

Outcome Connections::Impl::step(Connection& connection) {
  if (connection.waits == Waits::lingering) return drain(connection);
  if (!connection.out.empty()) return send(connection);
  if (const auto outcome = answer(connection); outcome != Outcome::wait) return outcome;
  return receive(connection);
}

// Reads what has arrived. `wait` when that is nothing.
Outcome Connections::Impl::receive(Connection& connection) {
  std::array<char, 16 * 1024> buffer;
  const auto count = ::recv(connection.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (count > 0) {
    connection.in.append(buffer.data(), static_cast<std::size_t>(count));
    return Outcome::again;
  }
  if (count == 0 || !would_block()) return errno == EINTR && count < 0 ? Outcome::again : Outcome::end;
  if (connection.in.empty() && stopping_) return Outcome::end;
  // One deadline for the whole request: a byte now and then does not prolong it.
  const auto waits = connection.in.empty() ? Waits::idle : Waits::receiving;
  if (waits != connection.waits) set_waits(connection, waits);
  return Outcome::wait;
}

// Answers the request at the front of `in`. `wait` when it is not there in full.
Outcome Connections::Impl::answer(Connection& connection) {
  const std::string_view in = connection.in;
  if (connection.request_size > in.size() || in.empty()) return Outcome::wait;

  const auto end = head_end(in, connection.searched);
  if (end == 0) {
    connection.searched = in.size();
    if (in.size() <= limits_.head_bytes) return Outcome::wait;
  }
  const auto head = end == 0 || end > limits_.head_bytes
                        ? std::unexpected(Turned{431, "The head of the request is too long"})
                        : read_head(in.substr(0, end), limits_);
  if (!head) {
    say(connection, answerer_.turned(head.error(), connection.remote_address));
    return Outcome::again;
  }
  connection.request_size = end + head->body_bytes;
  if (connection.request_size > in.size()) return Outcome::wait;

  set_waits(connection, Waits::answering);
  say(connection, answerer_.request(*head, in.substr(end, head->body_bytes), connection.remote_address));
  connection.in.erase(0, connection.request_size);
  connection.request_size = connection.searched = 0;
  return Outcome::again;
}

void Connections::Impl::say(Connection& connection, Answer answer) {
  connection.out = std::move(answer.bytes);
  connection.sent = 0;
  connection.closes = answer.closes || stopping_;
  set_waits(connection, Waits::sending);
}

Outcome Connections::Impl::send(Connection& connection) {
  const auto rest = std::string_view(connection.out).substr(connection.sent);
  const auto count = ::send(connection.socket, rest.data(), rest.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  if (count < 0) {
    if (errno == EINTR) return Outcome::again;
    return would_block() ? Outcome::wait : Outcome::end;
  }
  connection.sent += static_cast<std::size_t>(count);
  if (connection.sent < connection.out.size()) return Outcome::again;

  connection.out = {};
  if (!connection.closes) return rest_after_answer(connection);
  // Closing a socket with unread bytes makes the system drop the answer: let the client read it first.
  ::shutdown(connection.socket, SHUT_WR);
  connection.in.clear();
  set_waits(connection, Waits::lingering);
  return Outcome::again;
}

// Other connections come first, even when the next request has arrived already.
Outcome Connections::Impl::rest_after_answer(Connection& connection) {
  if (!connection.in.empty()) return Outcome::wait;
  if (stopping_) return Outcome::end;
  if (connection.in.capacity() > kept_bytes) connection.in = {};
  set_waits(connection, Waits::idle);
  return Outcome::wait;
}

Outcome Connections::Impl::drain(Connection& connection) {
  std::array<char, 16 * 1024> buffer;
  const auto count = ::recv(connection.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
  return count > 0 || (count < 0 && would_block()) ? Outcome::wait : Outcome::end;
}

void Connections::Impl::set_waits(Connection& connection, Waits waits) {
  const auto now = Clock::now();
  connection.waits = waits;
  connection.deadline = [&] {
    switch (waits) {
      case Waits::idle:
        return now + limits_.idle;
      case Waits::receiving:
        return now + limits_.receive;
      case Waits::sending:
        return now + limits_.send;
      case Waits::lingering:
        return now + limits_.linger;
      case Waits::answering:
        break;  // A handler takes the time it needs.
    }
    return never;
  }();
}

void Connections::Impl::arm(Connection& connection, int operation) {
  const auto direction = connection.waits == Waits::sending ? EPOLLOUT : EPOLLIN;
  epoll_event event{.events = static_cast<std::uint32_t>(direction) | EPOLLONESHOT,
                    .data = {.ptr = &connection}};
  if (epoll_ctl(epoll_, operation, connection.socket, &event) != 0) close(connection);
}

void Connections::Impl::close(Connection& connection) {
  const std::lock_guard lock(mutex_);
  ::close(connection.socket);
  table_.erase(&connection);
  changed_.notify_all();
}

// Closes connections whose time is up. Only a worker frees a connection: here its socket is shut down,
// which wakes one.
void Connections::Impl::sweep() {
  const auto shortest = std::min({limits_.idle, limits_.receive, limits_.send, limits_.linger});
  const auto pause = std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
  std::unique_lock lock(mutex_);
  while (!ending_.wait_for(lock, pause, [this] { return ended_; })) close_overdue(Clock::now());
}

void Connections::Impl::close_overdue(Clock::time_point now) {
  for (const auto& [key, connection] : table_)
    if (connection->deadline.load() < now) ::shutdown(connection->socket, SHUT_RDWR);
}

// Whether one more may stay: when the table is full, in place of the one that has been idle longest.
bool Connections::Impl::has_room() {
  if (table_.size() <= limits_.connections) return true;
  const Connection* oldest = nullptr;
  for (const auto& [connection, owner] : table_) {
    if (connection->waits != Waits::idle) continue;
    if (oldest == nullptr || connection->deadline.load() < oldest->deadline.load()) oldest = connection;
  }
  if (oldest == nullptr) return false;
  ::shutdown(oldest->socket, SHUT_RDWR);
  return true;
}

bool Connections::Impl::stop() {
  if (stopping_.exchange(true)) return true;
  std::unique_lock lock(mutex_);
  // Who is in the middle of a request may finish it; everybody else reads the end of the connection.
  for (const auto& [key, connection] : table_)
    if (connection->waits != Waits::receiving) ::shutdown(connection->socket, SHUT_RD);
  const auto deadline = Clock::now() + limits_.stop;
  changed_.wait_until(lock, deadline, [this] { return table_.empty(); });
  for (const auto& [key, connection] : table_) ::shutdown(connection->socket, SHUT_RDWR);

  ended_ = true;
  ending_.notify_all();
  lock.unlock();
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof(one));
  sweeper_.join();

  lock.lock();
  return changed_.wait_for(lock, std::chrono::milliseconds(200), [this] { return working_ == 0; });
}

Connections::Connections(const Limits& limits, Answerer answerer)
    : impl_(std::make_unique<Impl>(limits, std::move(answerer))) {}
Connections::~Connections() = default;
void Connections::adopt(int socket) { impl_->adopt(socket); }
bool Connections::stop() { return impl_->stop(); }

}  // namespace web
