#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "web/limits.hpp"

namespace web {

struct LogEntry;
struct Reply;
struct Request;

enum class LogFormat { text, json, off };

// A certificate chain and its unencrypted key, both PEM files; without names, a pair is made for this run.
struct TlsFiles {
  std::string certificate{};
  std::string key{};
};

// How an app is served.
struct Options {
  std::string host = "127.0.0.1";
  int port = 8000;  // 0 takes any free one.
  LogFormat log = LogFormat::text;
  // Takes one finished line; called by many threads at once. If empty: standard error.
  std::function<void(const std::string& line)> log_to{};
  // For tests: sees each request with its answer and what the log keeps of the two, also while the log is
  // off.
  std::function<void(const Request& request, const Reply& reply, const LogEntry& entry)> watch{};
  base::Clock clock = base::system_seconds;  // Dates the lines of the log.
  Limits limits{};
  std::optional<TlsFiles> tls{};  // If empty: plain HTTP.
};

}  // namespace web
