#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/reply.hpp"

// All that this project asks of cpp-httplib's server, and the one place where its versions differ:
// it listens, it accepts, and it writes answers. It never reads a byte of a stranger's request; see
// docs/decisions/0020-a-doorkeeper-before-httplib.md.
namespace web {

class Gateway {
 public:
  // Listens on host and port (0: any free one). `accepted` gets every connected socket, and owns it.
  // Throws std::runtime_error, with words for the person at the terminal, when the port cannot be had.
  Gateway(const std::string& host, int port, std::function<void(int socket)> accepted);
  Gateway(const Gateway&) = delete;
  Gateway& operator=(const Gateway&) = delete;
  ~Gateway();  // Stops listening.

  int port() const;

  // Accepts connections until the gateway is closed. Called once.
  void open();

  // No connection is accepted from here on.
  void close();

  // The bytes of an answer. `method` matters for HEAD, which is answered without a body. Thread-safe.
  enum class Then { keep, close };
  std::string write(std::string_view method, const Reply& reply, Then then);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace web
