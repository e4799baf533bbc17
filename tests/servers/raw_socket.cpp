#include "raw_socket.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace {

using Clock = std::chrono::steady_clock;

// How many bytes the answer at the front of `text` has; 0 while that is not known.
std::size_t answer_size(const std::string& text) {
  const auto blank = text.find("\r\n\r\n");
  if (blank == text.npos) return 0;
  const std::string_view name = "Content-Length: ";
  const auto length = text.find(name);
  std::size_t body = 0;
  if (length < blank) std::from_chars(text.data() + length + name.size(), text.data() + blank, body);
  return blank + 4 + body;
}

}  // namespace

RawSocket::RawSocket(int port, Window window) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const int bytes = 4096;
  if (window == Window::small) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof(bytes));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0)
    throw std::runtime_error("nobody listens on port " + std::to_string(port));
}

RawSocket::RawSocket(RawSocket&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

RawSocket::~RawSocket() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawSocket::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void RawSocket::finish() { ::shutdown(socket_, SHUT_WR); }

bool RawSocket::receive_until(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  pollfd waiting{socket_, POLLIN, 0};
  if (left <= 0 || poll(&waiting, 1, static_cast<int>(left)) != 1) return false;
  std::array<char, 16 * 1024> buffer{};
  const auto count = ::recv(socket_, buffer.data(), buffer.size(), 0);
  if (count > 0) received_.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

std::string RawSocket::read_answer() {
  const auto deadline = Clock::now() + std::chrono::seconds(10);
  auto size = answer_size(received_);
  while ((size == 0 || received_.size() < size) && receive_until(deadline)) size = answer_size(received_);
  const auto end = size == 0 ? received_.size() : std::min(size, received_.size());
  auto answer = received_.substr(0, end);
  received_.erase(0, end);
  return answer;
}

bool RawSocket::closes_within(std::chrono::milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  while (receive_until(deadline)) {
  }
  return Clock::now() < deadline;
}

int status_of(std::string_view answer) {
  int status = 0;
  if (answer.starts_with("HTTP/1.1 "))
    std::from_chars(answer.data() + 9, answer.data() + answer.size(), status);
  return status;
}

std::string ask(int port, std::string_view request) {
  RawSocket socket(port);
  socket.send(request);
  return socket.read_answer();
}
