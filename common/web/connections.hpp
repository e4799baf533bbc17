#pragma once

#include <memory>
#include <optional>

#include "web/conversation.hpp"
#include "web/http/tls.hpp"
#include "web/limits.hpp"

namespace web {

// The open sockets of a server, and the threads that answer on them.
//
// All workers wait on one epoll set. A connection is armed for one event at a time, so one worker at most
// holds it, and it holds a worker only while it has something to say: a thousand silent clients, or a
// hundred that send a byte a second, cost memory and no thread. Requests that came together on one
// connection are answered in order.
class Connections {
 public:
  // Starts limits.workers threads. With `tls`, every connection is encrypted.
  Connections(const Limits& limits, Answerer answerer, std::optional<TlsContext> tls);
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;
  ~Connections();  // REQUIRES: no handler waits for this thread.

  // Takes over a connected socket.
  void adopt(int socket);

  // Closes idle connections, lets requests in flight finish and ends the workers. False when some handler
  // was still busy after limits.stop; the destructor then waits for it.
  bool stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace web
