#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/doorkeeper.hpp"
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
  // One answer, as bytes, and whether the connection ends after it.
  struct Answer {
    std::string bytes;
    bool closes;
  };
  struct Answerer {
    // A whole request that the doorkeeper let in.
    std::function<Answer(const Head& head, std::string_view body, const std::string& remote_address)> request;
    // One that was turned away.
    std::function<Answer(const Turned& turned, const std::string& remote_address)> turned;
  };

  // Starts limits.workers threads. Both functions are called by many of them at once and must not throw.
  Connections(const Limits& limits, Answerer answerer);
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
