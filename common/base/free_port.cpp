#include "base/free_port.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include "base/file_descriptor.hpp"

namespace base {

int free_port() {
  const FileDescriptor listener{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_in address{
      .sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  const bool known = bind(listener.get(), any, size) == 0 && getsockname(listener.get(), any, &size) == 0;
  return known ? ntohs(address.sin_port) : 0;
}

}  // namespace base
