#include "raw_server.hpp"

#include <array>
#include <charconv>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace {

constexpr std::string_view blank_line = "\r\n\r\n", length_name = "Content-Length: ";

// Has all of a request come?
bool is_whole(std::string_view text) {
  const auto blank = text.find(blank_line);
  if (blank == text.npos) return false;
  const auto length = text.find(length_name);
  std::size_t body = 0;
  if (length < blank) std::from_chars(text.data() + length + length_name.size(), text.data() + blank, body);
  return text.size() >= blank + blank_line.size() + body;
}

// Appends what comes next; false when nothing more will.
bool receive(int socket, std::string& text) {
  std::array<char, 16 * 1024> buffer{};
  const auto count = ::recv(socket, buffer.data(), buffer.size(), 0);
  if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

}  // namespace

std::string RawServer::Connection::request() const {
  std::string text;
  while (!is_whole(text) && receive(socket_, text)) {
  }
  return text;
}

bool RawServer::Connection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool RawServer::Connection::drip(std::string_view bytes) const {
  pollfd closed{socket_, POLLRDHUP, 0};
  for (; !bytes.empty(); bytes.remove_prefix(1))
    if (!send(bytes.substr(0, 1)) || poll(&closed, 1, 5) != 0) return false;
  return true;
}

void RawServer::Connection::await_close() const {
  for (std::string text; receive(socket_, text);) text.clear();
}

RawServer::RawServer(Serve serve)
    : serve_(std::move(serve)), listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(listening_, generic, size) != 0 || listen(listening_, 16) != 0 ||
      getsockname(listening_, generic, &size) != 0)
    throw std::runtime_error("no free port");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { run(); });
}

RawServer::~RawServer() {
  ending_ = true;
  ::shutdown(listening_, SHUT_RDWR);
  ::shutdown(current_, SHUT_RDWR);
  thread_.join();
  ::close(listening_);
}

void RawServer::run() {
  while (!ending_) {
    const int socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    current_ = socket;
    ++connections_;
    if (!ending_) serve_(Connection(socket));
    current_ = -1;
    ::close(socket);
  }
}

RawServer::Serve answer_with(std::string bytes) {
  return [bytes = std::move(bytes)](const RawServer::Connection& connection) {
    connection.request();
    connection.send(bytes);
  };
}
