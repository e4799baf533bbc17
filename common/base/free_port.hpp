#pragma once

namespace base {

// Returns the TCP port `wanted` of the loopback interface, or any if that is 0, if a server can listen on it
// at this moment; otherwise 0, and errno says why. Somebody else may take it before the caller does.
int free_port(int wanted = 0);

}  // namespace base
