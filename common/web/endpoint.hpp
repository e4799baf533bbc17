#pragma once

#include <concepts>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "web/reply.hpp"
#include "web/request.hpp"
#include "web/security.hpp"

namespace web {

using Handler = std::function<Reply(const Request&)>;

// A handler together with who may reach it. There are two ways to make one: open(), which says aloud that
// everybody may, and a Guard. So a route without a decision does not compile (R23).
class Endpoint {
 public:
  // Lets the caller in or throws HttpError, and answers.
  Reply answer(const Request& request) const { return answer_(request); }

  // Throws HttpError when the caller would not be let in.
  void admit(const Request& request) const { admit_(request); }

  // What a caller must show, any one of these; empty when the endpoint is open.
  const std::vector<SecurityRequirement>& security() const { return security_; }

 private:
  friend Endpoint open(Handler handler);
  template <typename Value>
  friend class Guard;

  Endpoint(Handler answer, std::function<void(const Request&)> admit,
           std::vector<SecurityRequirement> security)
      : answer_(std::move(answer)), admit_(std::move(admit)), security_(std::move(security)) {}

  Handler answer_;
  std::function<void(const Request&)> admit_;
  std::vector<SecurityRequirement> security_;
};

// An endpoint for everybody.
inline Endpoint open(Handler handler) {
  return {std::move(handler), [](const Request&) {}, {}};
}

// A dependency of handlers: what produces a value (a user, a verified token) from a request or refuses the
// caller. Called with a handler that asks for the value, it gives the endpoint:
//
//   const web::Guard<User> user({{web::bearer_jwt()}}, [&](const web::Request& r) { return who(r); });
//   app.get("/users/me", {.summary = "Who am I?"}, user(read_me));
template <typename Value>
class Guard {
 public:
  using Find = std::function<Value(const Request&)>;

  // `find` throws HttpError to refuse. It is called by many threads at once.
  Guard(std::vector<SecurityRequirement> security, Find find)
      : security_(std::move(security)), find_(std::move(find)) {}

  template <std::invocable<const Value&, const Request&> F>
  Endpoint operator()(F handler) const {
    auto answer = [find = find_, handler](const Request& request) { return handler(find(request), request); };
    return {std::move(answer), [find = find_](const Request& request) { find(request); }, security_};
  }

  // The value itself, for guards that build on this one.
  Value value(const Request& request) const { return find_(request); }
  const std::vector<SecurityRequirement>& security() const { return security_; }

 private:
  std::vector<SecurityRequirement> security_;
  Find find_;
};

}  // namespace web
