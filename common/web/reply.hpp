#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.hpp"
#include "web/request.hpp"

namespace web {

// What a handler answers. Headers that every answer carries (X-Request-Id, X-Content-Type-Options, …) are
// added when it is sent. Never put what a client sent into a header.
struct Reply {
  int status = 200;
  std::string body{};
  // In place of `body`, for what is large and the same for everybody: all answers share it.
  std::shared_ptr<const std::string> shared_body{};
  std::string content_type = "application/json";
  std::vector<Header> headers{};
  std::string log_reason{};  // For the log only; the client never sees it (R21).

  const std::string& content() const { return shared_body ? *shared_body : body; }
  std::string header(std::string_view name) const { return first_header(headers, name); }
};

Reply ok(const json::Value& body);       // 200
Reply created(const json::Value& body);  // 201
Reply no_content();                      // 204
Reply not_found();                       // 404, also for what is not yours
Reply json(int status, const json::Value& body);
Reply html(std::string page);

// 303: the browser goes on to `location` with a GET. `location` is a path of ours, or a URL that
// base::parse_url() has read: a header must not hold what a client sent as it came.
Reply see_other(std::string location);

// The end of a request that cannot be served: thrown by handlers and guards, or turned into a reply. The
// client reads {"detail": detail}; `log_reason` stays with us.
struct HttpError {
  int status;
  std::string detail;
  std::vector<Header> headers{};
  std::string log_reason{};
};

Reply to_reply(const HttpError& error);

// One thing that is wrong with a request, as FastAPI names it: where ({"body", "email"}), a sentence, and a
// stable type ("missing", "string_too_short").
struct Problem {
  std::vector<std::string> location;
  std::string message;
  std::string type;
};

// Everything that is wrong with a request. Thrown; the client reads 422 and {"detail": [{loc, msg, type}…]}.
struct InvalidRequest {
  std::vector<Problem> problems;
};

Reply to_reply(const InvalidRequest& invalid);

}  // namespace web
