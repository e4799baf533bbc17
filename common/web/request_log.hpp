#pragma once

#include <chrono>
#include <string>

namespace web {

enum class LogFormat { text, json, off };

// What the log keeps of one request: no query, header or body, for a token could be in each (R35).
struct LogEntry {
  std::string id;
  std::string method;
  std::string path;
  int status;
  std::chrono::microseconds took;
  std::string remote_address;
  std::string reason;  // Ours; what the client was not told.
};

// One line without its end. Whatever the entry holds, it stays one line: control characters are escaped.
std::string log_line(const LogEntry& entry, LogFormat format);

// A name for the next request of this process, unlike those of other runs: "5f0c2a91-17". Thread-safe.
std::string next_request_id();

}  // namespace web
