// The flawed server of lab 4c. Look for the two lines that trust the caller.
#include "believed_address_flawed.hpp"

#include "base/ascii.hpp"

namespace lesson {
namespace {

// Where the caller is. "Behind a proxy every connection comes from the proxy, so read the headers first."
std::string address_of(const web::Request& request) {
  for (const auto& value : request.header_values("REMOTE_ADDR")) return value;
  for (const auto& value : request.header_values("X-Forwarded-For"))
    return std::string(base::trim(value.substr(0, value.find(','))));
  return request.remote_address;
}

bool is_this_machine(std::string_view address) { return address == "127.0.0.1" || address == "::1"; }

}  // namespace

void TrustingDoor::note(const web::Request& request) {
  if (is_this_machine(request.remote_address)) return;
  ++(request.header_values("REMOTE_ADDR").empty() ? forwarded_for_ : remote_addr_);
}

web::Reply TrustingDoor::list_users(const web::Request& request) {
  if (!is_this_machine(address_of(request)))
    throw web::HttpError{.status = 403, .detail = "Only from this machine, not from " + address_of(request)};
  note(request);
  return web::ok({{"users", json::Value::array({"alice", "bob", "carol", "mallory"})}});
}

web::App TrustingDoor::routes() {
  web::App app({.title = "Taskboard with a route for the machine itself"});
  app.get("/admin/users", {.summary = "All users, for callers on this machine"},
          web::open([this](const web::Request& request) { return list_users(request); }));
  return app;
}

}  // namespace lesson
