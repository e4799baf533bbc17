#include "web/connections.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <exception>
#include <mutex>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <vector>

namespace web {
namespace {

using Clock = Conversation::Clock;
using Waits = Conversation::Waits;

int checked(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

}  // namespace

class Connections::Impl {
 public:
  Impl(const Limits& limits, Answerer answerer, std::optional<TlsContext> tls);
  ~Impl();
  void adopt(Socket socket);
  bool stop();

 private:
  struct Connection {
    Connection(Socket socket, const TlsContext* tls, const Limits& limits, const Answerer& answerer,
               const std::atomic<bool>& stopping)
        : channel(std::move(socket), tls), conversation(channel, limits, answerer, stopping) {}

    Channel channel;
    Conversation conversation;
    // Counts how often it went back into the epoll set. The system orders what one worker did before and the
    // next does after; this tells the language.
    std::atomic<unsigned> armed{0};
  };

  void work();
  void serve(Connection& connection);
  void arm(Connection& connection, int operation, std::uint32_t direction);
  void close(Connection& connection);
  void sweep();
  bool has_room();

  const Limits limits_;
  const Answerer answerer_;
  const std::optional<TlsContext> tls_;
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

Connections::Impl::Impl(const Limits& limits, Answerer answerer, std::optional<TlsContext> tls)
    : limits_(limits), answerer_(std::move(answerer)), tls_(std::move(tls)), working_(limits.workers) {
  epoll_event wake{.events = EPOLLIN, .data = {.ptr = nullptr}};
  checked(epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &wake), "epoll");
  for (std::size_t i = 0; i < limits_.workers; ++i) workers_.emplace_back([this] { work(); });
  sweeper_ = std::thread([this] { sweep(); });
}

Connections::Impl::~Impl() {
  stop();
  for (auto& worker : workers_) worker.join();
  table_.clear();
  ::close(wake_);
  ::close(epoll_);
}

void Connections::Impl::adopt(Socket socket) {
  const auto* tls = tls_ ? &*tls_ : nullptr;
  auto owned = std::make_unique<Connection>(std::move(socket), tls, limits_, answerer_, stopping_);
  auto& connection = *owned;
  {
    const std::lock_guard lock(mutex_);
    table_.emplace(&connection, std::move(owned));
    if (!has_room()) connection.channel.cut();
  }
  arm(connection, EPOLL_CTL_ADD, EPOLLIN);
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
  static_cast<void>(connection.armed.load(std::memory_order_acquire));
  auto next = Conversation::Next::end;
  try {
    next = connection.conversation.go_on();
  } catch (const std::exception&) {
    next = Conversation::Next::end;  // Out of memory: this client loses its connection, the others go on.
  }
  switch (next) {
    case Conversation::Next::wait_to_read:
      return arm(connection, EPOLL_CTL_MOD, EPOLLIN);
    case Conversation::Next::wait_to_write:
      return arm(connection, EPOLL_CTL_MOD, EPOLLOUT);
    case Conversation::Next::end:
      return close(connection);
  }
}

// Once armed, another worker may hold the connection, or have freed it.
void Connections::Impl::arm(Connection& connection, int operation, std::uint32_t direction) {
  epoll_event event{.events = direction | EPOLLONESHOT, .data = {.ptr = &connection}};
  const int socket = connection.channel.socket();
  connection.armed.fetch_add(1, std::memory_order_release);
  if (epoll_ctl(epoll_, operation, socket, &event) != 0) close(connection);
}

void Connections::Impl::close(Connection& connection) {
  const std::lock_guard lock(mutex_);
  table_.erase(&connection);
  changed_.notify_all();
}

// Ends connections whose time is up. Only a worker frees a connection: here its socket is cut, which wakes
// one.
void Connections::Impl::sweep() {
  const auto shortest = std::min({limits_.idle, limits_.receive, limits_.send, limits_.linger});
  const auto pause = std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
  std::unique_lock lock(mutex_);
  while (!ending_.wait_for(lock, pause, [this] { return ended_; })) {
    const auto now = Clock::now();
    for (const auto& [key, connection] : table_)
      if (connection->conversation.deadline() < now) connection->channel.cut();
  }
}

// Whether one more may stay: when the table is full, in place of the one that has been idle longest.
bool Connections::Impl::has_room() {
  if (table_.size() <= limits_.connections) return true;
  const Connection* oldest = nullptr;
  for (const auto& [connection, owner] : table_) {
    if (connection->conversation.waits() != Waits::idle) continue;
    if (oldest == nullptr || connection->conversation.deadline() < oldest->conversation.deadline())
      oldest = connection;
  }
  if (oldest == nullptr) return false;
  oldest->channel.cut();
  return true;
}

bool Connections::Impl::stop() {
  if (stopping_.exchange(true)) return true;
  std::unique_lock lock(mutex_);
  // Who is in the middle of a request may finish it; everybody else reads the end of the connection.
  for (const auto& [key, connection] : table_)
    if (connection->conversation.waits() != Waits::receiving) connection->channel.stop_reading();
  changed_.wait_until(lock, Clock::now() + limits_.stop, [this] { return table_.empty(); });
  for (const auto& [key, connection] : table_) connection->channel.cut();

  ended_ = true;
  ending_.notify_all();
  lock.unlock();
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof(one));
  sweeper_.join();

  lock.lock();
  return changed_.wait_for(lock, std::chrono::milliseconds(200), [this] { return working_ == 0; });
}

Connections::Connections(const Limits& limits, Answerer answerer, std::optional<TlsContext> tls)
    : impl_(std::make_unique<Impl>(limits, std::move(answerer), std::move(tls))) {}
Connections::~Connections() = default;
void Connections::adopt(int socket) {
  Socket owned(socket);
  try {
    impl_->adopt(std::move(owned));
  } catch (const std::exception& error) {
    // Most likely out of memory: this client finds the connection closed, the others go on.
    std::fprintf(stderr, "A connection was lost: %s\n", error.what());
  }
}
bool Connections::stop() { return impl_->stop(); }

}  // namespace web
