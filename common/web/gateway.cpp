#include "web/gateway.hpp"

#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include <httplib.h>

namespace web {
namespace {

constexpr int backlog = 1024;  // Connections that wait to be accepted; the library's own choice is 5.

// Runs a task where it is given: all a task does here is to hand a socket over.
class AtOnce final : public httplib::TaskQueue {
 public:
  using Enqueued =
      decltype(std::declval<httplib::TaskQueue&>().enqueue(nullptr));  // void before 0.14, then bool

  Enqueued enqueue(std::function<void()> task) override {
    task();
    return Enqueued(true);
  }
  void shutdown() override {}
};

// A conversation that is over: what was said is known, what is answered is kept. It has the functions of
// every version's Stream, which is why none of them says `override`.
// NOLINTBEGIN(modernize-use-override)
class Memory final : public httplib::Stream {
 public:
  explicit Memory(std::string_view said) : said_(said) {}

  bool is_readable() const { return !said_.empty(); }
  bool wait_readable() const { return !said_.empty(); }
  bool is_writable() const { return true; }
  bool wait_writable() const { return true; }
  ssize_t read(char* bytes, std::size_t size) {
    const auto count = said_.copy(bytes, size);
    said_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) {
    answered.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const {}
  void get_local_ip_and_port(std::string&, int&) const {}
  socket_t socket() const { return INVALID_SOCKET; }
  time_t duration() const { return 0; }

  std::string answered;

 private:
  std::string_view said_;
};
// NOLINTEND(modernize-use-override)

thread_local const Reply* reply_to_write = nullptr;

void fill(httplib::Response& response) {
  const auto& reply = *reply_to_write;
  response.status = reply.status;
  for (const auto& header : reply.headers) response.set_header(header.name, header.value);
  if (!reply.content_type.empty()) response.set_content(reply.body, reply.content_type);
}

// What the library adds by itself and an answer is better without.
void tidy(httplib::Response& response) {
  response.headers.erase("Keep-Alive");
  response.headers.erase("Accept-Ranges");
  if (response.status == 204) response.headers.erase("Content-Length");  // RFC 9110 §8.6
}

}  // namespace

class Gateway::Impl final : public httplib::Server {
 public:
  Impl(const std::string& host, int wanted, std::function<void(int)> accepted);

  // Calls process_request with the arguments that this version of the library takes.
  template <typename Self>
  static void process(Self& self, Memory& memory, Then then) {
    const bool closes = then == Then::close;
    bool closed = false;
    if constexpr (requires { self.process_request(memory, closes, closed, nullptr); })
      self.process_request(memory, closes, closed, nullptr);
    else
      self.process_request(memory, std::string(), 0, std::string(), 0, closes, closed, nullptr);
  }

  int port = 0;
  int listening = -1;
  bool opened = false;
  std::thread accepting;

 private:
  bool process_and_close_socket(socket_t socket) override {
    accepted_(socket);
    return true;
  }

  const std::function<void(int)> accepted_;
};

Gateway::Impl::Impl(const std::string& host, int wanted, std::function<void(int)> accepted)
    : accepted_(std::move(accepted)) {
  new_task_queue = [] { return new AtOnce; };
  // Without SO_REUSEPORT, which the library would set: a second server on one port must not come up.
  set_socket_options([this](socket_t socket) {
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    listening = socket;
  });
  set_pre_routing_handler([](const httplib::Request&, httplib::Response& response) {
    fill(response);
    return HandlerResponse::Handled;
  });
  set_post_routing_handler([](const httplib::Request&, httplib::Response& response) { tidy(response); });

  port = wanted;
  if (wanted == 0) port = bind_to_any_port(host);
  if (wanted != 0 && !bind_to_port(host, wanted)) port = -1;
  if (port <= 0) {
    const auto where = host + ":" + std::to_string(wanted);
    throw std::runtime_error("Cannot listen on " + where +
                             ": the port is in use, or the address is not ours.\n" +
                             "Stop the other server, or choose another port: --port 0 takes any free one.");
  }
  ::listen(listening, backlog);
}

Gateway::Gateway(const std::string& host, int port, std::function<void(int socket)> accepted)
    : impl_(std::make_unique<Impl>(host, port, std::move(accepted))) {}

Gateway::~Gateway() {
  if (!impl_->opened) ::close(impl_->listening);  // The library closes it only after having listened.
  close();
}

int Gateway::port() const { return impl_->port; }

void Gateway::open() {
  impl_->opened = true;
  impl_->accepting = std::thread([this] { impl_->listen_after_bind(); });
  while (!impl_->is_running()) std::this_thread::yield();  // stop() has no effect before that.
}

void Gateway::close() {
  if (!impl_->accepting.joinable()) return;
  impl_->stop();
  impl_->accepting.join();
}

std::string Gateway::write(std::string_view method, const Reply& reply, Then then) {
  const auto said = std::string(method) + " / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  Memory memory(said);
  reply_to_write = &reply;
  Impl::process(*impl_, memory, then);
  return std::move(memory.answered);
}

}  // namespace web
