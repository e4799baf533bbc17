#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

// A TCP server on a free port of 127.0.0.1 that treats each connection as the test wants, one after the
// other.
class RawServer {
 public:
  // A connection that a client has opened. Every function returns early when the client goes or the server
  // ends.
  class Connection {
   public:
    explicit Connection(int socket) : socket_(socket) {}

    // Reads a request: its head, and as much body as Content-Length says.
    std::string request() const;

    // Sends all bytes; false when the client has closed before the last of them.
    bool send(std::string_view bytes) const;

    // Sends one byte after the other, with five milliseconds in between.
    bool drip(std::string_view bytes) const;

    // Reads until the client closes.
    void await_close() const;

   private:
    int socket_;
  };
  using Serve = std::function<void(const Connection& connection)>;

  explicit RawServer(Serve serve);
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;
  ~RawServer();

  int port() const { return port_; }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  // How many connections it has accepted.
  int connections() const { return connections_; }

 private:
  void run();

  const Serve serve_;
  int listening_;
  int port_ = 0;
  std::atomic<int> connections_ = 0;
  std::atomic<int> current_ = -1;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

// Reads a request and sends these bytes, whatever it was.
RawServer::Serve answer_with(std::string bytes);
