#include "web/reply.hpp"

namespace web {

Reply json(int status, const json::Value& body) { return {.status = status, .body = body.dump()}; }
Reply ok(const json::Value& body) { return json(200, body); }
Reply created(const json::Value& body) { return json(201, body); }
Reply no_content() { return {.status = 204, .content_type = ""}; }
Reply not_found() { return to_reply(HttpError{404, "Not Found"}); }
Reply see_other(std::string location) {
  return {.status = 303, .content_type = "", .headers = {{"Location", std::move(location)}}};
}
Reply html(std::string page) { return {.body = std::move(page), .content_type = "text/html; charset=utf-8"}; }

Reply to_reply(const HttpError& error) {
  auto reply = json(error.status, json::Value{{"detail", error.detail}});
  reply.headers = error.headers;
  reply.log_reason = error.log_reason;
  return reply;
}

Reply to_reply(const InvalidRequest& invalid) {
  auto details = json::Value::array();
  for (const auto& problem : invalid.problems) {
    details.push_back(json::Value{
        {"loc", json::Value::array_of(problem.location)}, {"msg", problem.message}, {"type", problem.type}});
  }
  return json(422, json::Value{{"detail", details}});
}

}  // namespace web
