#pragma once

#include <string>
#include <utility>

#include "web/client.hpp"
#include "web/server.hpp"

namespace web {

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
    return options;
  }

  App app_;
  Server server_;
};

}  // namespace web
