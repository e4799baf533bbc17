#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "web/endpoint.hpp"
#include "web/operation.hpp"
#include "web/reply.hpp"
#include "web/request.hpp"
#include "web/route_table.hpp"

// A web application: what a lesson's server is made of.
//
//   web::App app({.title = "Token inspector", .version = "1.0.0"});
//   app.get("/health", {.summary = "Is the server up?"}, web::open(web::health));
//   app.get("/projects/{id}", {.summary = "One of my projects"}, guards.user(read_project));
//   return program::run(app, {.port = 8001}, argc, argv);
//
// Every app also answers /openapi.json, /docs and /redoc. HEAD is answered by the GET of its path; OPTIONS
// names the methods whose guard lets the caller in; other methods get 405 with Allow.
//
// A handler returns a Reply or throws:
//   HttpError             that status, {"detail": "…"}
//   InvalidRequest        422, {"detail": [{"loc": […], "msg": "…", "type": "…"}]}
//   base::NotImplemented  501, and the exercise that waits
//   base::NoPlace         503 with Retry-After: too many wait for what this request needs
//   anything else         the error that on_exception() gives for it; otherwise 500, {"detail": "Internal
//                         Server Error", "request_id": "…"}; the log has the reason
namespace web {

// The assets folder of this checkout.
std::string default_assets();

class App {
 public:
  struct About {
    std::string title;
    std::string version = "1.0.0";
    std::string description{};
    std::string assets = default_assets();  // Where common/web/openapi/assets/install has put its files.
  };

  explicit App(About about);

  // Registration happens before the app is served. The path is literal but for {names} that fill a whole
  // segment; a slash at its end counts. Throws std::logic_error for a route that is broken or taken.
  App& get(std::string path, Operation operation, Endpoint endpoint);
  App& post(std::string path, Operation operation, Endpoint endpoint);
  App& put(std::string path, Operation operation, Endpoint endpoint);
  App& del(std::string path, Operation operation, Endpoint endpoint);

  // What an exception of another library means to a client, such as a 503 for a database that is busy;
  // std::nullopt: a 500. Called by many threads at once, and throws nothing.
  using Translate = std::function<std::optional<HttpError>(const std::exception&)>;
  App& on_exception(Translate translate);

  // Answers a request; fills in its route and its path parameters first. Never throws. Thread-safe.
  Reply answer(Request& request) const noexcept;

  const About& about() const { return about_; }
  const std::vector<Route>& routes() const { return table_.routes(); }

 private:
  App& add(std::string method, std::string path, Operation operation, Endpoint endpoint);
  Reply dispatch(Request& request) const;

  About about_;
  RouteTable table_;
  Translate translate_ = [](const std::exception&) { return std::nullopt; };
};

// Says that the server is up: 200 {"status":"ok"}; with "clock_ahead", in seconds, if base/course_clock.hpp
// has another time than this machine.
Reply health(const Request& request);

}  // namespace web
