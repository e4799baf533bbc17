#pragma once

#include <chrono>
#include <cstddef>

namespace web {

// What one server takes from strangers. The defaults are those of REQUIREMENTS R43; a request beyond a
// limit gets a 4xx and loses its connection.
struct Limits {
  std::size_t path_bytes = 1024;
  std::size_t header_line_bytes = std::size_t{8} * 1024;
  std::size_t headers = 64;
  std::size_t head_bytes = std::size_t{32} * 1024;  // Request line and headers together.
  std::size_t body_bytes = std::size_t{64} * 1024;

  // Open connections. One more closes the connection that has been idle longest.
  std::size_t connections = 8192;
  // Threads that run handlers. A connection holds one only while it is being answered.
  std::size_t workers = 32;

  std::chrono::milliseconds idle{15'000};    // Between two requests of one connection.
  std::chrono::milliseconds receive{5'000};  // From the first byte of a request to its last.
  std::chrono::milliseconds send{30'000};    // From the first byte of an answer to its last.
  std::chrono::milliseconds linger{1'000};   // For a refused client to read why.
  std::chrono::milliseconds stop{5'000};     // For requests in flight when the server ends.
};

}  // namespace web
