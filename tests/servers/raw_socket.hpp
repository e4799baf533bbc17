#pragma once

#include <chrono>
#include <string>
#include <string_view>

// A TCP connection without any manners: it sends the bytes it is given and reads what comes.
class RawSocket {
 public:
  // How much the system keeps for us to read: what is usual, or so little that the sender soon has to wait.
  enum class Window { usual, small };

  // Connects to 127.0.0.1. Throws std::runtime_error when nobody listens.
  explicit RawSocket(int port, Window window = Window::usual);
  RawSocket(RawSocket&& other) noexcept;
  RawSocket& operator=(RawSocket&&) = delete;
  ~RawSocket();

  // Sends all bytes; false when the other side has closed before the last of them.
  bool send(std::string_view bytes);

  // Says that nothing more will be sent.
  void finish();

  // Reads one whole answer: head, and as much body as Content-Length says. What came when the connection
  // ended or ten seconds were over.
  std::string read_answer();

  // Reads until the other side closes; false when it has not after `patience`.
  bool closes_within(std::chrono::milliseconds patience);

  int number() const { return socket_; }

  // What arrived and was not part of an answer yet.
  const std::string& unread() const { return received_; }

 private:
  bool receive_until(std::chrono::steady_clock::time_point deadline);

  int socket_;
  std::string received_;
};

// "HTTP/1.1 404 Not Found…" is 404; 0 for what is no answer.
int status_of(std::string_view answer);

// One exchange on a connection of its own.
std::string ask(int port, std::string_view request);
