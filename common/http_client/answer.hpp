#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/value.hpp"
#include "web/request.hpp"

namespace http_client {

// What a server answered.
struct Answer {
  int status = 0;
  std::vector<web::Header> headers{};
  std::string body{};

  std::string header(std::string_view name) const { return web::first_header(headers, name); }

  // The body as JSON. Throws json::ParseError when it is none.
  json::Value json() const { return json::Value::parse(body); }
};

}  // namespace http_client
