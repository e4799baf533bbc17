#pragma once

#include <memory>
#include <string>

#include "web/app.hpp"
#include "web/options.hpp"

namespace web {

// An app that is being served, from construction to stop() or destruction.
class Server {
 public:
  // Throws std::runtime_error when the port cannot be had. REQUIRES: `app` outlives the server and no
  // longer changes.
  Server(const App& app, Options options);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  // The port it really listens on.
  int port() const;

  // "http://127.0.0.1:8001"
  std::string url() const;

  // Takes no more connections, closes the idle ones, lets requests in flight finish. False when a handler
  // was still busy after Limits::stop.
  bool stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace web
