#include "web/server.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <future>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <sys/resource.h>
#include <sys/socket.h>
#include <utility>

#include "web/http/connection_threads.hpp"
#include "web/http/request_log.hpp"
#include "web/http/request_reader.hpp"
#include "web/http/tls.hpp"
#include "web/httplib.hpp"
#include "web/openapi/docs_pages.hpp"

namespace web {
namespace {

using SteadyClock = std::chrono::steady_clock;
using Handled = httplib::Server::HandlerResponse;

// The library shows a handler its own request as const, and looks at it again afterwards.
httplib::Request& own(const httplib::Request& asked) { return const_cast<httplib::Request&>(asked); }

// Throws std::out_of_range, which ends the connection, if the library asks for what is not in `body`.
bool send(std::string_view body, std::size_t offset, std::size_t length, httplib::DataSink& sink) {
  const auto part = body.substr(offset, length);
  return sink.write(part.data(), part.size());
}

void write_head(const Reply& reply, const std::string& request_id, httplib::Response& response) {
  response.status = reply.status;
  for (const auto& header : reply.headers) response.set_header(header.name, header.value);
  if (!response.has_header("X-Request-Id")) response.set_header("X-Request-Id", request_id);
}

void write(Reply reply, const std::string& request_id, httplib::Response& response) {
  write_head(reply, request_id, response);
  if (reply.shared_body) {
    response.set_content_provider(reply.shared_body->size(), reply.content_type,
                                  [body = reply.shared_body](auto offset, auto length, auto& sink) {
                                    return send(*body, offset, length, sink);
                                  });
  } else if (!reply.content_type.empty()) {
    response.set_content(std::move(reply.body), reply.content_type);
  }
}

// Writes an answer after which the library closes the connection, because its content provider fails with the
// last byte. After a Connection header alone, the library would go on reading.
void write_and_close(const Reply& reply, const std::string& request_id, httplib::Response& response) {
  write_head(reply, request_id, response);
  response.set_header("Connection", "close");
  response.set_content_provider(reply.body.size(), reply.content_type,
                                [body = reply.body](auto offset, auto length, auto& sink) {
                                  send(body, offset, length, sink);
                                  return false;
                                });
}

// Corrects what the library adds by itself. RFC 9110 §8.6 allows no length of 204.
void tidy(const httplib::Request& request, httplib::Response& response) {
  // To each answer from 400 on, the library adds one: only a refused request has two.
  const bool closes =
      response.headers.erase("Connection") > 1 || request.get_header_value("Connection") == "close";
  if (closes) response.set_header("Connection", "close");
  if (response.status == 204) response.headers.erase("Content-Length");
}

// Writes all headers of an answer at a time, but for what the library adds and an answer is better without.
ssize_t write_headers(httplib::Stream& stream, const httplib::Headers& headers) {
  // What every answer says, unless the handler says otherwise.
  static const httplib::Headers defaults{
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
      {"Cache-Control", "no-store"}};
  std::string lines;
  lines.reserve(512);
  const auto add = [&](const auto& header) {
    lines.append(header.first).append(": ").append(header.second).append("\r\n");
  };
  for (const auto& header : headers)
    if (header.first != "Keep-Alive" && header.first != "Accept-Ranges") add(header);
  for (const auto& header : defaults)
    if (!headers.contains(header.first)) add(header);
  lines += "\r\n";
  return stream.write(lines.data(), lines.size());
}

// Without SO_REUSEPORT, which the library would set: a second server on one port must not come up.
// Connections inherit how much the system keeps of an answer that its client does not read yet. It would grow
// to megabytes for each, until there is no memory for any connection of this machine.
void set_socket_options(socket_t socket) {
  const int on = 1, unread_bytes = 128 * 1024;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &unread_bytes, sizeof(unread_bytes));
}

// How many connections may be served, and may wait, without using up the files that this process may open.
std::size_t bounded_by_open_files(std::size_t connections) {
  constexpr std::size_t others = 64;  // The database, the log, requests to other servers, …
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return connections;
  const auto most_files = std::max<std::size_t>(limit.rlim_cur, others + 2);
  return std::min(connections, (most_files - others) / 2);
}

std::unique_ptr<httplib::Server> make_server(const Options& options) {
  if (!options.tls) return std::make_unique<httplib::Server>();
  std::exception_ptr problem;
  auto server = std::make_unique<httplib::SSLServer>([&](httplib::tls::ctx_t context) {
    try {
      use_certificate(*static_cast<ssl_ctx_st*>(context), *options.tls);
    } catch (const std::exception&) {
      problem = std::current_exception();
    }
    return problem == nullptr;
  });
  if (problem) std::rethrow_exception(problem);
  return server;
}

void write_to_standard_error(const std::string& line) { std::fputs((line + '\n').c_str(), stderr); }

}  // namespace

class Server::Impl {
 public:
  Impl(const App& app, Options options);
  ~Impl() { stop(); }

  int port() const { return port_; }
  std::string url() const;
  bool stop();

 private:
  void set_limits();
  void set_handlers();
  void listen();
  Handled admit(const httplib::Request& asked, httplib::Response& response) const;
  void answer(const httplib::Request& asked, httplib::Response& response) const;
  void refuse(const HttpError& error, const httplib::Request& asked, httplib::Response& response) const;
  void log(const LogEntry& entry) const;

  const App app_;
  const Options options_;
  const std::unique_ptr<httplib::Server> server_;
  int port_ = 0;
  bool stopped_ = false;
  std::future<void> listening_;  // Ready when every connection has ended. Goes first, and waits for that.
};

Server::Impl::Impl(const App& app, Options options)
    : app_(with_docs_pages(app)), options_(std::move(options)), server_(make_server(options_)) {
  set_limits();
  set_handlers();
  listen();
}

void Server::Impl::set_limits() {
  const auto& limits = options_.limits;
  server_->set_tcp_nodelay(true);
  server_->set_socket_options(set_socket_options);
  server_->set_payload_max_length(limits.body_bytes);
  server_->set_read_timeout(limits.receive);
  server_->set_write_timeout(limits.send);
  server_->set_keep_alive_max_count(std::numeric_limits<std::size_t>::max());
  server_->set_keep_alive_timeout(std::chrono::floor<std::chrono::seconds>(limits.idle).count());
  server_->new_task_queue = [&limits] {
    return new ConnectionThreads(bounded_by_open_files(limits.connections));
  };
}

void Server::Impl::set_handlers() {
  server_->set_pre_routing_handler(
      [this](const auto& asked, auto& response) { return admit(asked, response); });
  server_->set_expect_100_continue_handler([this](const auto& asked, auto& response) {
    const auto refusal = refusal_of(asked, options_.limits);
    if (refusal) refuse(*refusal, asked, response);
    return refusal ? refusal->status : int{httplib::StatusCode::Continue_100};
  });

  // For requests with a body, once it has been read. The app has routes of its own.
  const auto everything = R"([\s\S]*)";
  const auto handler = [this](const auto& asked, auto& response) { answer(asked, response); };
  server_->Post(everything, handler).Put(everything, handler);
  server_->Patch(everything, handler).Delete(everything, handler);

  // What the library refuses by itself has no body yet.
  server_->set_error_handler([this](const auto& asked, auto& response) {
    if (!response.has_header("X-Request-Id"))
      refuse({response.status, "The request is broken or too large"}, asked, response);
  });
  server_->set_post_routing_handler(tidy);
  server_->set_header_writer(write_headers);
}

void Server::Impl::listen() {
  const std::string& host = options_.host;
  const int port = options_.port;
  if (port == 0)
    port_ = server_->bind_to_any_port(host);
  else
    port_ = server_->bind_to_port(host, port) ? port : -1;
  if (port_ <= 0)
    throw std::runtime_error("Cannot listen on " + host + ":" + std::to_string(port) +
                             ": the port is in use, or the address is not ours.\n" +
                             "Stop the other server, or choose another port: --port 0 takes any free one.");
  listening_ = std::async(std::launch::async, [this] { server_->listen_after_bind(); });
  server_->wait_until_ready();  // stop() has no effect before that.
}

std::string Server::Impl::url() const {
  const bool bare_ipv6 = options_.host.find(':') != std::string::npos;
  const auto host = bare_ipv6 ? '[' + options_.host + ']' : options_.host;
  return (options_.tls ? "https://" : "http://") + host + ':' + std::to_string(port_);
}

bool Server::Impl::stop() {
  if (!listening_.valid()) return true;  // It could not start.
  if (!std::exchange(stopped_, true)) server_->stop();
  return listening_.wait_for(options_.limits.stop) == std::future_status::ready;
}

// Refuses a request, answers one that needs no body (the library then skips what came all the same), or lets
// the library read the body first.
Handled Server::Impl::admit(const httplib::Request& asked, httplib::Response& response) const {
  // Every answer is whole, as RFC 9110 §14.2 allows. The library would apply ranges to refusals, too, and
  // read what is behind them in memory.
  own(asked).ranges.clear();
  if (const auto refusal = refusal_of(asked, options_.limits)) {
    refuse(*refusal, asked, response);
    return Handled::Handled;
  }
  if (asked.method == "GET" || asked.method == "HEAD" || asked.method == "OPTIONS") {
    answer(asked, response);
    return Handled::Handled;
  }
  return Handled::Unhandled;
}

void Server::Impl::answer(const httplib::Request& asked, httplib::Response& response) const {
  const auto start = SteadyClock::now();
  auto request = to_request(asked);
  auto reply = app_.answer(request);
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - start);
  const LogEntry entry{.time = options_.clock(),
                       .id = request.id,
                       .method = asked.method,
                       .route = request.route,
                       .status = reply.status,
                       .took = took,
                       .address = asked.remote_addr,
                       .caller = *request.caller,
                       .reason = reply.log_reason};
  log(entry);
  if (options_.watch) options_.watch(request, reply, entry);
  write(std::move(reply), request.id, response);
}

void Server::Impl::refuse(const HttpError& error, const httplib::Request& asked,
                          httplib::Response& response) const {
  const auto id = next_request_id();
  const auto reply = to_reply(error);
  log({.time = options_.clock(),
       .id = id,
       .method = "-",
       .route = "",
       .status = reply.status,
       .took = {},
       .address = asked.remote_addr,
       .reason = error.detail});
  // The library asks no provider for the body of HEAD, and would keep the connection.
  own(asked).method = "GET";
  write_and_close(reply, id, response);
}

void Server::Impl::log(const LogEntry& entry) const {
  if (options_.log == LogFormat::off) return;
  const auto line = log_line(entry, options_.log);
  if (options_.log_to)
    options_.log_to(line);
  else
    write_to_standard_error(line);
}

Server::Server(const App& app, Options options) : impl_(std::make_unique<Impl>(app, std::move(options))) {}
Server::~Server() = default;
int Server::port() const { return impl_->port(); }
std::string Server::url() const { return impl_->url(); }
bool Server::stop() { return impl_->stop(); }

}  // namespace web
