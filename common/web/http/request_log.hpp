#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "web/options.hpp"
#include "web/request.hpp"

namespace web {

// What the log keeps of one request (R35): no path, query, header or body, for a token could be in each.
// A log is copied, searched and kept for years. A refused token names nobody: anyone can write its claims.
struct LogEntry {
  std::int64_t time;  // Seconds since 1970 UTC.
  std::string id;
  std::string method;
  std::string route;  // The template, "/projects/{id}"; empty: the path is none of ours.
  int status;
  std::chrono::microseconds took;
  std::string address;
  LoggedCaller caller{};
  std::string reason{};  // Ours; what the client was not told.
};

// One line without its end:
//   2026-01-31T12:00:00Z 5f0c2a91-17 GET /projects/{id} 404 1.2 ms 127.0.0.1 sub=7 jti=0a1b kid=x (no row)
// or JSON with the members time, id, method, route, status, ms, address and, where known, sub, jti, kid,
// reason. A path that is none of ours is called "unmatched". Whatever the entry holds, it stays one line of
// printable ASCII: every other character is escaped, as are backslashes, and blanks in a name.
std::string log_line(const LogEntry& entry, LogFormat format);

// A name for the next request of this process, unlike those of other runs: "5f0c2a91-17". Thread-safe.
std::string next_request_id();

}  // namespace web
