#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "web/http/tls.hpp"
#include "web/transfer.hpp"

namespace web {

// A file descriptor, closed when its owner goes.
class Socket {
 public:
  explicit Socket(int number) : number_(number) {}
  Socket(Socket&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Socket& operator=(Socket&&) = delete;
  ~Socket();

  int number() const { return number_; }

 private:
  int number_;
};

// A connected socket, plain or encrypted, that never blocks.
class Channel {
 public:
  // The server's side of a connection. `tls` null: plain.
  Channel(Socket connected, const TlsContext* tls);

  // The client's side of an encrypted connection to `host`: see TlsContext::connect().
  Channel(Socket connected, const TlsContext& tls, const std::string& host);

  int socket() const { return socket_.number(); }

  // "127.0.0.1"
  std::string peer_address() const;

  Transfer receive(std::span<char> into);
  Transfer send(std::string_view bytes);

  // Tells the other side that nothing more comes; it may still send.
  void finish();

  // From here on receive() gives what has arrived and then `closed`. Any thread may call it.
  void stop_reading() const;

  // Ends the connection; whoever waits for it wakes up. Any thread may call it.
  void cut() const;

 private:
  Socket socket_;
  std::optional<TlsSession> tls_;  // Goes first: it speaks through the socket.
};

}  // namespace web
