#pragma once

#include <functional>
#include <string>
#include <utility>

#include "web/client.hpp"
#include "web/http/request_log.hpp"
#include "web/http/server.hpp"

namespace web {

// What a server of a test was sent, what it has answered, and the lines that a log has for that, one of each
// format.
struct Exchange {
  const Request& request;
  const Reply& reply;
  std::string text_line;
  std::string json_line;
};

// Called for each request of every TestServer, by many threads at once. tests/support sets it before main().
inline std::function<void(const Exchange& exchange)> watch_exchange;

// A server of this process, for tests and attacks: on a free port, silent, gone with its scope.
class TestServer {
 public:
  explicit TestServer(App app, Options options = {.log = LogFormat::off})
      : app_(std::move(app)), server_(app_, on_free_port(std::move(options))) {}

  std::string url() const { return server_.url(); }
  int port() const { return server_.port(); }
  Client client() const { return Client(url()); }
  bool stop() { return server_.stop(); }

 private:
  static Options on_free_port(Options options) {
    options.port = 0;
    options.watch = [](const Request& request, const Reply& reply, const LogEntry& entry) {
      if (watch_exchange)
        watch_exchange({request, reply, log_line(entry, LogFormat::text), log_line(entry, LogFormat::json)});
    };
    return options;
  }

  App app_;
  Server server_;
};

}  // namespace web
