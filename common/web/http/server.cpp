#include "web/http/server.hpp"

#include <cstdio>
#include <utility>

#include "web/connections.hpp"
#include "web/gateway.hpp"
#include "web/http/request_log.hpp"

namespace web {
namespace {

using Clock = std::chrono::steady_clock;

// What every answer says, unless the handler said otherwise.
void add_default_headers(Reply& reply, const std::string& request_id) {
  const auto add = [&](const char* name, const std::string& value) {
    if (reply.header(name).empty()) reply.headers.push_back({name, value});
  };
  add("X-Request-Id", request_id);
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "no-referrer");
  add("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  add("Cache-Control", "no-store");
}

Request to_request(const Head& head, std::string_view body, const std::string& remote_address) {
  Request request{.method = std::string(head.method),
                  .path = std::string(head.path),
                  .query = std::string(head.query),
                  .body = std::string(body),
                  .remote_address = remote_address,
                  .id = next_request_id()};
  request.headers.reserve(head.headers.size());
  for (const auto& [name, value] : head.headers)
    request.headers.push_back({std::string(name), std::string(value)});
  return request;
}

std::optional<TlsContext> tls_context(const Options& options) {
  if (!options.tls) return std::nullopt;
  const auto& [certificate, key] = *options.tls;
  return certificate.empty() ? TlsContext::self_signed() : TlsContext::from_files(certificate, key);
}

void write_to_standard_error(const std::string& line) { std::fputs((line + '\n').c_str(), stderr); }

}  // namespace

class Server::Impl {
 public:
  Impl(const App& app, Options options);

  int port() const { return gateway_.port(); }
  std::string url() const {
    const bool bare_ipv6 = options_.host.find(':') != std::string::npos;
    const auto host = bare_ipv6 ? '[' + options_.host + ']' : options_.host;
    return (options_.tls ? "https://" : "http://") + host + ':' + std::to_string(port());
  }
  bool stop() {
    gateway_.close();
    return connections_.stop();
  }

 private:
  Answerer::Answer answer(const Head& head, std::string_view body, const std::string& remote_address);
  Answerer::Answer turn_away(const Turned& turned, const std::string& remote_address);
  void log(const LogEntry& entry) const;

  const App& app_;
  const Options options_;
  Gateway gateway_;
  Connections connections_;
};

Server::Impl::Impl(const App& app, Options options)
    : app_(app),
      options_(std::move(options)),
      gateway_(options_.host, options_.port, [this](int socket) { connections_.adopt(socket); }),
      connections_(
          options_.limits,
          {[this](const auto& head, auto body, const auto& from) { return answer(head, body, from); },
           [this](const auto& turned, const auto& from) { return turn_away(turned, from); }},
          tls_context(options_)) {
  gateway_.open();
}

Answerer::Answer Server::Impl::answer(const Head& head, std::string_view body,
                                      const std::string& remote_address) {
  const auto start = Clock::now();
  auto request = to_request(head, body, remote_address);
  auto reply = app_.answer(request);
  add_default_headers(reply, request.id);
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  const LogEntry entry{.time = options_.clock(),
                       .id = request.id,
                       .method = std::string(head.method),
                       .route = request.route,
                       .status = reply.status,
                       .took = took,
                       .address = remote_address,
                       .caller = *request.caller,
                       .reason = reply.log_reason};
  log(entry);
  if (options_.watch) options_.watch(request, reply, entry);
  return {gateway_.write(head.method, reply, head.closes ? Gateway::Then::close : Gateway::Then::keep),
          head.closes};
}

Answerer::Answer Server::Impl::turn_away(const Turned& turned, const std::string& remote_address) {
  const auto id = next_request_id();
  auto reply = to_reply(HttpError{turned.status, std::string(turned.detail)});
  add_default_headers(reply, id);
  log({.time = options_.clock(),
       .id = id,
       .method = "-",
       .route = "",
       .status = reply.status,
       .took = {},
       .address = remote_address,
       .reason = std::string(turned.detail)});
  return {gateway_.write("GET", reply, Gateway::Then::close), true};
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
Server::~Server() { impl_->stop(); }
int Server::port() const { return impl_->port(); }
std::string Server::url() const { return impl_->url(); }
bool Server::stop() { return impl_->stop(); }

}  // namespace web
