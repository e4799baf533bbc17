#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "http_client/client.hpp"

namespace lesson {

// What a login gives a client, and every refresh anew.
struct ClientTokens {
  std::string access;   // Shown with each request, for some minutes.
  std::string refresh;  // Good for one refresh. The server takes a second use for a theft.
};

// The way to the server. Both throw std::runtime_error when there is no answer. Thread-safe.
struct Transport {
  // GET `path` with this access token.
  std::function<http_client::Answer(const std::string& path, const std::string& access)> get;

  // POST /refresh with this refresh token: both tokens anew, or nothing when the server refuses it (400
  // invalid_grant, RFC 6749 §5.2).
  std::function<std::optional<ClientTokens>(const std::string& refresh)> refresh;
};

// One login, shared by all threads of a client.
struct ClientSession {
  Transport transport;
  ClientTokens tokens;  // The newest. Whoever reads or writes them holds `mutex`.
  std::mutex mutex{};
};

// The answer to GET `path` with the tokens of `session`. After a 401 the tokens are refreshed and the path
// is asked for once more; the second answer is final, whatever it is. Of all threads that met a 401 with
// one access token, one refreshes; the others wait for it and, if it is served, go on with its tokens. When
// the refresh is refused, the answer is the 401 and the tokens stay as they are. Exceptions of the transport
// go on to the caller. `mutex` is held from the look at the tokens until the new ones are stored, during the
// refresh too, and never during a GET. Thread-safe.
http_client::Answer fetch(ClientSession& session, const std::string& path);

}  // namespace lesson
