#include "web/channel.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace web {
namespace {

// What the result of a system call means; `waiting` is what a call that would block waits for.
Transfer transfer(ssize_t result, Transfer::End waiting) {
  if (result > 0) return {Transfer::End::done, static_cast<std::size_t>(result)};
  const bool blocked = result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  return {blocked ? waiting : Transfer::End::closed};
}

}  // namespace

Socket::~Socket() {
  if (number_ >= 0) ::close(number_);
}

Channel::Channel(Socket connected, const TlsContext* tls) : socket_(std::move(connected)) {
  const int on = 1;
  setsockopt(socket(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  fcntl(socket(), F_SETFL, fcntl(socket(), F_GETFL) | O_NONBLOCK);
  if (tls != nullptr) tls_.emplace(tls->accept(socket()));
}

Channel::Channel(Socket connected, const TlsContext& tls, const std::string& host)
    : Channel(std::move(connected), nullptr) {
  tls_.emplace(tls.connect(socket(), host));
}

std::string Channel::peer_address() const {
  sockaddr_storage address{};
  socklen_t size = sizeof(address);
  if (getpeername(socket(), reinterpret_cast<sockaddr*>(&address), &size) != 0) return "unknown";
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = address.ss_family == AF_INET6
                          ? static_cast<const void*>(&reinterpret_cast<sockaddr_in6*>(&address)->sin6_addr)
                          : static_cast<const void*>(&reinterpret_cast<sockaddr_in*>(&address)->sin_addr);
  if (inet_ntop(address.ss_family, bytes, text.data(), text.size()) == nullptr) return "unknown";
  return text.data();
}

Transfer Channel::receive(std::span<char> into) {
  if (tls_) return tls_->receive(into);
  return transfer(::recv(socket(), into.data(), into.size(), 0), Transfer::End::wait_to_read);
}

Transfer Channel::send(std::string_view bytes) {
  if (tls_) return tls_->send(bytes);
  return transfer(::send(socket(), bytes.data(), bytes.size(), MSG_NOSIGNAL), Transfer::End::wait_to_write);
}

void Channel::finish() {
  if (tls_) tls_->say_goodbye();
  ::shutdown(socket(), SHUT_WR);
}

void Channel::stop_reading() const { ::shutdown(socket(), SHUT_RD); }

void Channel::cut() const { ::shutdown(socket(), SHUT_RDWR); }

}  // namespace web
