#pragma once

#include <memory>
#include <string>

#include "web/app.hpp"
#include "web/options.hpp"

namespace web {

// An app that is being served, from construction to stop() or destruction.
class Server {
 public:
  // Serves `app`, and the pages about it: /openapi.json, /docs and /redoc. Throws std::runtime_error if the
  // server cannot listen there, or if the certificate is not usable.
  Server(const App& app, Options options);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  // The port it really listens on.
  int port() const;

  // "http://127.0.0.1:8001"
  std::string url() const;

  // Takes no more connections, closes the idle ones, lets requests in flight finish. Returns false if one was
  // still in flight after Limits::stop; the destructor then waits for it.
  bool stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace web
