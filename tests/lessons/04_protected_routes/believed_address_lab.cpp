// The judge of lab 4c: a caller from elsewhere claims to be here, at the flawed server and at the learner's
// own. Nobody in a test is elsewhere, so requests go to the app itself, with the address of their peer.
#include <algorithm>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "base/ascii.hpp"
#include "believed_address.hpp"
#include "believed_address_flawed.hpp"
#include "http_client/client.hpp"
#include "lab.hpp"
#include "own_taskboard.hpp"

namespace {

using lab::Outcome;

constexpr auto mallorys_address = "203.0.113.66";
constexpr auto forwarded_for = "X-Forwarded-For";
constexpr auto remote_addr = "REMOTE_ADDR";

bool is_called(const web::Header& header, std::string_view name) {
  return base::equal_ignoring_case(header.name, name);
}

// The value of the disguise with this name; empty if there is none.
std::string disguise(std::string_view name) {
  for (const auto& header : lesson::attack().disguises)
    if (is_called(header, name)) return header.value;
  return "";
}

// What a header tells a server: "an address of the caller", or something else.
std::string kind_of(const web::Header& header) {
  const bool address = is_called(header, forwarded_for) || is_called(header, remote_addr);
  return address ? "an address of the caller" : "something else";
}

// An address without its digits and signs.
std::string without_digits(std::string address) {
  std::erase_if(address, [](char c) { return std::string_view("0123456789abcdefABCDEF:., ").contains(c); });
  return address;
}

// "10.0.0.1" of "10.0.0.1, 203.0.113.66".
std::string first_of_the_list(const std::string& list) { return list.substr(0, list.find_first_of(", ")); }

// The request that the proxy makes from these headers of mallory's.
web::Request through_the_proxy(std::vector<web::Header> headers) {
  const auto list = std::ranges::find_if(headers, [](const auto& h) { return is_called(h, forwarded_for); });
  if (list == headers.end())
    headers.push_back({forwarded_for, mallorys_address});
  else
    list->value += std::string(", ") + mallorys_address;
  return {.method = "GET", .path = "/admin/users", .headers = headers, .remote_address = "10.0.0.1"};
}

web::Reply knock(const web::App& app, web::Request request) { return app.answer(request); }

lab::Result no_attack(lab::Server server) {
  return {server, Outcome::not_attacked, "GET /admin/users without a token",
          "The attack returned no disguise."};
}

// Tries each disguise alone at the flawed server.
lab::Result try_flawed() {
  lesson::TrustingDoor door;
  const auto app = door.routes();
  const auto disguises = lesson::attack().disguises;
  if (disguises.empty()) return no_attack(lab::Server::flawed);
  std::string last;
  for (const auto& header : disguises)
    if (const auto reply = knock(app, through_the_proxy({header})); reply.status != 200) last = reply.body;
  const auto [forwarded, address] = door.ledger();
  const bool breached = forwarded == 1 && address == 1;
  return {lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached,
          "GET /admin/users without a token, in " + std::to_string(disguises.size()) + " disguises",
          breached ? "It took the address from the caller, twice, and believed it both times." : last};
}

// Tries the same at the learner's own server.
lab::Result try_own(const web::App& app) {
  const std::string request = "GET /admin/users without a token, in the same disguises";
  const auto disguises = lesson::attack().disguises;
  if (disguises.empty()) return no_attack(lab::Server::own);
  for (const auto& header : disguises) {
    const auto reply = knock(app, through_the_proxy({header}));
    if (reply.status == 200)
      return {lab::Server::own, Outcome::breached, request, "It believed " + header.name + "."};
    if (reply.status != 401 || reply.header("WWW-Authenticate") != "Bearer")
      return {lab::Server::own, Outcome::blocked_for_the_wrong_reason, request,
              "It answered " + std::to_string(reply.status) + "."};
  }
  return {lab::Server::own, Outcome::blocked, request, "It asks for a token, wherever the caller sits."};
}

}  // namespace

TEST_CASE("lab4c each disguise is a header that says where the caller is", "[lab4c][host_header]") {
  for (const auto& header : lesson::attack().disguises) {
    CAPTURE(header.name);
    CHECK(kind_of(header) == "an address of the caller");
  }
}

TEST_CASE("lab4c an address is written in digits, not as a name", "[lab4c][by_name]") {
  for (const auto& header : lesson::attack().disguises) {
    CAPTURE(header.value);
    CHECK(without_digits(header.value) == "");
  }
}

TEST_CASE("lab4c the forged address is the first in the list", "[lab4c][last_of_the_list]") {
  CHECK(first_of_the_list(disguise(forwarded_for)) != mallorys_address);
}

TEST_CASE("lab4c both headers that the server trusts are used", "[lab4c][one_way]") {
  CHECK(disguise(forwarded_for) != "");
  CHECK(disguise(remote_addr) != "");
}

TEST_CASE("lab4c the flawed server accepts both headers", "[lab4c][breaches_flawed]") {
  const auto result = try_flawed();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab4c your own server still asks for a token", "[lab4c][own_server_holds][R23]") {
  OwnTaskboard own;
  const auto result = try_own(own.app());
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab4c honest users still get in on both servers", "[lab4c][honest_traffic]") {
  lesson::TrustingDoor door;
  const auto flawed = door.routes();
  const web::Request at_the_machine{.method = "GET", .path = "/admin/users", .remote_address = "127.0.0.1"};
  CHECK(knock(flawed, at_the_machine).status == 200);
  CHECK(knock(flawed, through_the_proxy({})).status == 403);
  CHECK(door.ledger().forwarded_for + door.ledger().remote_addr == 0);

  OwnTaskboard own;
  const auto carol = own.add("carol", taskboard::Role::admin);
  const auto app = own.app();
  CHECK(knock(app, through_the_proxy({http_client::bearer(own.token_for(carol))})).status == 200);
  CHECK(knock(app, at_the_machine).status == 401);
}
