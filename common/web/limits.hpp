#pragma once

#include <chrono>
#include <cstddef>

#include "jwt/unverified_token.hpp"

namespace web {

// What one server takes from clients. The defaults are those of REQUIREMENTS R43; a request beyond a limit
// gets a 4xx and loses its connection.
struct Limits {
  std::size_t path_bytes = 1024;
  // One header, its name and its value. The longest token that a verifier takes (R1) must fit, with
  // "Authorization: Bearer " in front.
  std::size_t header_bytes = jwt::max_token_size + 1024;
  std::size_t headers = 64;
  std::size_t head_bytes = std::size_t{32} * 1024;  // All headers together.
  std::size_t body_bytes = std::size_t{64} * 1024;

  // Open connections; each holds a thread while it is open. As many again wait for a place, and further
  // ones are closed. Fewer if the process may not open so many files.
  std::size_t connections = 1200;

  std::chrono::milliseconds idle{5'000};     // Between two requests of one connection, in whole seconds.
  std::chrono::milliseconds receive{5'000};  // Without a further byte of a request.
  std::chrono::milliseconds send{5'000};     // Without a client reading on.
  std::chrono::milliseconds stop{5'000};     // For requests in flight when the server ends.
};

}  // namespace web
