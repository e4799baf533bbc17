#pragma once

namespace base {

// Returns a TCP port of the loopback interface on which nobody listens at this moment; 0 if there is none.
// Somebody else may take it before the caller does.
int free_port();

}  // namespace base
