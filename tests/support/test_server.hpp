#pragma once

#include <functional>
#include <string>
#include <utility>

#include "http_client/client.hpp"
#include "web/http/request_log.hpp"
#include "web/server.hpp"

// What a server of a test was sent, what it has answered, and the lines that a log has for that, one of each
// format.
struct Exchange {
  const web::Request& request;
  const web::Reply& reply;
  std::string text_line;
  std::string json_line;
};

// Called for each request of every TestServer, by many threads at once. tests/support sets it before main().
inline std::function<void(const Exchange& exchange)> watch_exchange;

// A server of this process, for tests and attacks: on a free port, silent, gone with its scope.
class TestServer {
 public:
  explicit TestServer(web::App app, web::Options options = {.log = web::LogFormat::off})
      : app_(std::move(app)), server_(app_, on_free_port(std::move(options))) {}

  std::string url() const { return server_.url(); }
  int port() const { return server_.port(); }
  http_client::Client client() const { return http_client::Client(url()); }
  bool stop() { return server_.stop(); }

 private:
  static web::Options on_free_port(web::Options options) {
    options.port = 0;
    options.watch = [](const web::Request& request, const web::Reply& reply, const web::LogEntry& entry) {
      if (watch_exchange)
        watch_exchange({request, reply, web::log_line(entry, web::LogFormat::text),
                        web::log_line(entry, web::LogFormat::json)});
    };
    return options;
  }

  web::App app_;
  web::Server server_;
};
