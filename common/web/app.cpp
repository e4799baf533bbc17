#include "web/app.hpp"

#include <exception>
#include <set>
#include <utility>

#include "base/course_clock.hpp"
#include "base/not_implemented.hpp"
#include "base/places.hpp"
#include "web/openapi/openapi.hpp"

namespace web {
namespace {

Reply internal_error(const Request& request, std::string reason) {
  auto reply = json(500, json::Value{{"detail", "Internal Server Error"}, {"request_id", request.id}});
  reply.log_reason = std::move(reason);
  return reply;
}

std::string joined(const std::set<std::string>& methods) {
  std::string text;
  for (const auto& method : methods) text += (text.empty() ? "" : ", ") + method;
  return text;
}

void add_method(std::set<std::string>& methods, const std::string& method) {
  methods.insert(method);
  if (method == "GET") methods.insert("HEAD");
}

Reply method_not_allowed(const RouteTable::Found& found) {
  std::set<std::string> methods{"OPTIONS"};
  for (const auto* route : found.at_path) add_method(methods, route->method);
  return to_reply(HttpError{405, "Method Not Allowed", {{"Allow", joined(methods)}}});
}

// Lists the methods of this path whose guard admits the caller. If none does, answers with the first refusal
// (R23).
Reply options(const RouteTable& table, const RouteTable::Found& found, Request& request) {
  std::set<std::string> methods;
  std::optional<HttpError> refusal;
  for (const auto* route : found.at_path) {
    auto door = table.find(route->method, request.path);
    request.path_parameters = std::move(door->parameters);  // A guard may look at them.
    try {
      door->route->endpoint.admit(request);
      add_method(methods, route->method);
    } catch (const HttpError& error) {
      if (!refusal) refusal = error;
    }
  }
  if (methods.empty()) throw HttpError(*refusal);
  methods.insert("OPTIONS");
  return {.status = 204, .content_type = "", .headers = {{"Allow", joined(methods)}}};
}

}  // namespace

App::App(About about) : about_(std::move(about)) {}

App& App::add(std::string method, std::string path, Operation operation, Endpoint endpoint) {
  table_.add({std::move(method), std::move(path), std::move(operation), std::move(endpoint)});
  return *this;
}

App& App::get(std::string path, Operation operation, Endpoint endpoint) {
  return add("GET", std::move(path), std::move(operation), std::move(endpoint));
}
App& App::post(std::string path, Operation operation, Endpoint endpoint) {
  return add("POST", std::move(path), std::move(operation), std::move(endpoint));
}
App& App::put(std::string path, Operation operation, Endpoint endpoint) {
  return add("PUT", std::move(path), std::move(operation), std::move(endpoint));
}
App& App::del(std::string path, Operation operation, Endpoint endpoint) {
  return add("DELETE", std::move(path), std::move(operation), std::move(endpoint));
}

App& App::on_exception(Translate translate) {
  translate_ = std::move(translate);
  return *this;
}

Reply App::answer(Request& request) const noexcept {
  try {
    return dispatch(request);
  } catch (const HttpError& error) {
    return to_reply(error);
  } catch (const InvalidRequest& invalid) {
    return to_reply(invalid);
  } catch (const base::NotImplemented& hole) {
    return to_reply(HttpError{501, hole.what()});
  } catch (const base::NoPlace& overload) {
    return to_reply(
        HttpError{503, "Too many are waiting for this, try again", {{"Retry-After", "2"}}, overload.what()});
  } catch (const std::exception& error) {
    const auto translated = translate_(error);
    return translated ? to_reply(*translated) : internal_error(request, error.what());
  } catch (...) {
    return internal_error(request, "something that is no std::exception was thrown");
  }
}

Reply App::dispatch(Request& request) const {
  request.route.clear();
  if (request.method == "OPTIONS" && request.path == "*") return no_content();  // RFC 9110 §9.3.7
  if (request.method == "HEAD") request.method = "GET";
  auto found = table_.find(request.method, request.path);
  if (!found) throw HttpError{400, "The path is not valid percent-encoded text"};
  if (found->at_path.empty()) return not_found();
  request.route = (found->route != nullptr ? found->route : found->at_path.front())->path;
  if (request.method == "OPTIONS") return options(table_, *found, request);
  if (found->route == nullptr) return method_not_allowed(*found);

  request.path_parameters = std::move(found->parameters);
  return found->route->endpoint.answer(request);
}

std::string default_assets() { return WEB_ASSETS; }

Reply health(const Request&) {
  json::Value body{{"status", "ok"}};
  if (const auto ahead = base::course_clock_shift(); ahead != 0) body.set("clock_ahead", ahead);
  return ok(body);
}

}  // namespace web
