#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "http_client/client.hpp"

namespace lesson {

// The two tokens that a client gets from a login, and again from every refresh.
struct ClientTokens {
  std::string access;   // Sent with each request, for some minutes.
  std::string refresh;  // Valid for one refresh. The server takes a second use for a theft.
};

// The connection to the server. Both throw std::runtime_error if there is no answer. Thread-safe.
struct Transport {
  // GET `path` with this access token.
  std::function<http_client::Answer(const std::string& path, const std::string& access)> get;

  // POST /refresh with this refresh token. Returns both new tokens; std::nullopt if the server refuses it
  // (400 invalid_grant, RFC 6749 §5.2).
  std::function<std::optional<ClientTokens>(const std::string& refresh)> refresh;
};

// One login, shared by all threads of a client.
struct ClientSession {
  Transport transport;
  ClientTokens tokens;  // The newest pair. Read and written under `mutex` only.
  std::mutex mutex{};
};

// Returns the answer to GET `path` with the tokens of `session`. After a 401, refreshes the tokens and sends
// the GET once more; the second answer is final, whatever it is. Of all threads that got a 401 for one access
// token, one refreshes. The others wait for it and, if it is served, use its tokens. If a refresh is refused,
// returns the 401 and leaves the tokens as they are, so each thread that waited tries the refresh itself.
// Exceptions of the transport reach the caller. `mutex` is held from the comparison of the tokens until the
// new ones are stored, including the refresh, and never during a GET. Thread-safe.
http_client::Answer fetch(ClientSession& session, const std::string& path);

}  // namespace lesson
