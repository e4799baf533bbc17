#pragma once

#include <functional>
#include <string>

#include "web/limits.hpp"
#include "web/request_log.hpp"

namespace web {

// How an app is served.
struct Options {
  std::string host = "127.0.0.1";
  int port = 8000;  // 0 takes any free one.
  LogFormat log = LogFormat::text;
  // Takes one finished line; called by many threads at once. Nothing: standard error.
  std::function<void(const std::string& line)> log_to{};
  Limits limits{};
};

}  // namespace web
