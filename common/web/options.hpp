#pragma once

#include <functional>
#include <optional>
#include <string>

#include "web/limits.hpp"
#include "web/request_log.hpp"

namespace web {

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
  // Takes one finished line; called by many threads at once. Nothing: standard error.
  std::function<void(const std::string& line)> log_to{};
  Limits limits{};
  std::optional<TlsFiles> tls{};  // Nothing: plain HTTP.
};

}  // namespace web
