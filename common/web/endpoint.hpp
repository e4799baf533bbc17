#pragma once

#include <concepts>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "web/reply.hpp"
#include "web/request.hpp"
#include "web/security_scheme.hpp"

namespace web {

using Handler = std::function<Reply(const Request&)>;

// A handler together with who may reach it. There are two ways to make one: open(), which says explicitly
// that everybody may, and a Guard. So a route without a decision does not compile (R23). Why:
// docs/decisions/0022-every-route-is-open-or-guarded.md
class Endpoint {
 public:
  // Lets the caller in or throws HttpError, and answers.
  Reply answer(const Request& request) const { return answer_(request); }

  // Throws HttpError when the caller would not be let in.
  void admit(const Request& request) const { admit_(request); }

  // What a caller must show, any one of these; empty when the endpoint is open.
  const std::vector<SecurityRequirement>& security() const { return security_; }

  // The statuses that keep a caller out, for the documentation.
  const std::vector<int>& refusals() const { return refusals_; }

 private:
  friend Endpoint open(Handler handler);
  template <typename Value>
  friend class Guard;

  Endpoint(Handler answer, std::function<void(const Request&)> admit,
           std::vector<SecurityRequirement> security, std::vector<int> refusals)
      : answer_(std::move(answer)),
        admit_(std::move(admit)),
        security_(std::move(security)),
        refusals_(std::move(refusals)) {}

  Handler answer_;
  std::function<void(const Request&)> admit_;
  std::vector<SecurityRequirement> security_;
  std::vector<int> refusals_;
};

// An endpoint for everybody.
inline Endpoint open(Handler handler) {
  return {std::move(handler), [](const Request&) {}, {}, {}};
}

// A dependency of handlers: what produces a value (a user, a verified token) from a request or refuses the
// caller. Called with a handler that asks for the value, it gives the endpoint:
//
//   const web::Guard<User> user({{web::bearer_jwt()}}, [&](const web::Request& r) { return who(r); });
//   app.get("/users/me", {.summary = "Who am I?"}, user(read_me));
// Guards that ask for more are made from it:
//
//   const auto admin = user.require([](const User& u) { if (!u.is_admin) throw web::forbidden("no admin");
//   });
template <typename Value>
class Guard {
 public:
  using Find = std::function<Value(const Request&)>;
  using Check = std::function<void(const Value&)>;

  // `find` throws HttpError to refuse, with one of `refusals`. It is called by many threads at once.
  Guard(std::vector<SecurityRequirement> security, Find find, std::vector<int> refusals = {401})
      : security_(std::move(security)), find_(std::move(find)), refusals_(std::move(refusals)) {}

  template <std::invocable<const Value&, const Request&> F>
  Endpoint operator()(F handler) const {
    auto answer = [find = find_, handler = std::move(handler)](const Request& request) {
      return handler(find(request), request);
    };
    auto admit = [find = find_](const Request& request) { static_cast<void>(find(request)); };
    return {std::move(answer), std::move(admit), security_, refusals_};
  }

  // A guard that also asks something of the value. `check` throws HttpError with 403.
  Guard require(Check check) const { return require({}, std::move(check)); }

  // The same, and the documentation says that it takes these scopes.
  Guard require(const std::vector<std::string>& scopes, Check check) const {
    auto stricter = *this;
    stricter.find_ = [find = find_, check = std::move(check)](const Request& request) {
      auto value = find(request);
      check(value);
      return value;
    };
    for (auto& requirement : stricter.security_)
      requirement.scopes.insert(requirement.scopes.end(), scopes.begin(), scopes.end());
    stricter.refusals_.push_back(403);
    return stricter;
  }

  // A guard that finds something else by way of this one's value: a user by a verified token. `find_next`
  // throws HttpError to refuse, with one of the statuses of this guard.
  template <typename Next>
  Guard<Next> then(std::function<Next(Value, const Request&)> find_next) const {
    auto find = [find = find_, find_next = std::move(find_next)](const Request& request) {
      return find_next(find(request), request);
    };
    return {security_, std::move(find), refusals_};
  }

 private:
  std::vector<SecurityRequirement> security_;
  Find find_;
  std::vector<int> refusals_;
};

}  // namespace web
