#include "base/free_port.hpp"

#include <cstdint>
#include <netinet/in.h>
#include <sys/socket.h>

#include "base/file_descriptor.hpp"

namespace base {

int free_port(int wanted) {
  const FileDescriptor listener{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_in address{.sin_family = AF_INET,
                      .sin_port = htons(static_cast<std::uint16_t>(wanted)),
                      .sin_addr = {htonl(INADDR_LOOPBACK)},
                      .sin_zero = {}};
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  const int reuse = 1;  // As servers do: connections that have just ended do not hold it.
  setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
  const bool known = bind(listener.get(), any, size) == 0 && getsockname(listener.get(), any, &size) == 0;
  return known ? ntohs(address.sin_port) : 0;
}

}  // namespace base
