// The judge of lab 4b: a registration with one field more, at the flawed server and at the learner's own.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "lab.hpp"
#include "mass_assignment.hpp"
#include "mass_assignment_flawed.hpp"
#include "own_taskboard.hpp"
#include "random.hpp"
#include "test_server.hpp"

namespace {

using lab::Outcome;

// mallory's form, and what she makes of it.
struct Form {
  std::string email = random_word() + "@example.com";
  std::string password = random_word() + random_word() + random_word();

  json::Value json() const { return {{"email", email}, {"password", password}}; }
  json::Value filled_in() const {
    const json::Value account{
        {"id", random_integer(1, 100)}, {"email", "somebody@example.com"}, {"role", "member"}};
    return lesson::attack({.form = json(), .account = account}).registration;
  }
};

// Registers, logs in and asks for the list of users; returns the status of that, or of an earlier failure.
int walk_in(http_client::Client client, const json::Value& registration, const Form& form) {
  if (const auto made = client.post("/users/register", registration); made.status != 201) return made.status;
  const auto token = client.post("/users/login", form.json()).json().text("access_token").value_or("none");
  return client.get("/admin/users", {http_client::bearer(token)}).status;
}

// For a registration as anyone would send it, which proves nothing about a server.
lab::Result no_attack(lab::Server server) {
  return {server, Outcome::not_attacked, "POST /users/register with 2 fields",
          "It is an honest registration: it has no field besides e-mail and password."};
}

lab::Result try_flawed() {
  const Form form;
  const auto registration = form.filled_in();
  if (registration == form.json()) return no_attack(lab::Server::flawed);
  lesson::WillingDesk desk;
  TestServer server(desk.routes());
  const int status = walk_in(server.client(), registration, form);
  const bool breached = status == 200 && desk.self_made_admins() == 1;
  return {
      lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached,
      "POST /users/register with " + std::to_string(registration.size()) + " fields, then GET /admin/users",
      breached ? "It put every field of the form into the account."
               : "The last answer was " + std::to_string(status) + "."};
}

// "extra_forbidden at body role", or what the answer is instead.
std::string problem_in(const http_client::Answer& answer) {
  if (answer.status != 422) return "status " + std::to_string(answer.status);
  const auto problem = answer.json().at("detail").at(0);
  return problem.text("type").value() + " at " + problem.at("loc").at(1).text().value_or("");
}

// "a text", "an object" or "something else".
std::string kind_of(const json::Value& value) {
  if (value.is_string()) return "a text";
  return value.is_object() ? "an object" : "something else";
}

// The kind of a member; "missing" if there is none.
std::string kind_of_member(const std::string& name, const json::Value& object) {
  return object.contains(name) ? kind_of(object.at(name)) : "missing";
}

lab::Result try_own(OwnTaskboard& own) {
  const Form form;
  const auto registration = form.filled_in();
  if (registration == form.json()) return no_attack(lab::Server::own);
  TestServer server(own.app());
  auto client = server.client();
  const auto problem = problem_in(client.post("/users/register", registration));
  const std::string request = "POST /users/register with " + std::to_string(registration.size()) + " fields";
  if (problem == "extra_forbidden at role")
    return {lab::Server::own, Outcome::blocked, request,
            "A registration has two fields, and role is neither of them."};
  const bool in = walk_in(server.client(), form.json(), form) == 200;
  return {lab::Server::own, in ? Outcome::breached : Outcome::blocked_for_the_wrong_reason, request,
          "It answered " + problem + "."};
}

}  // namespace

TEST_CASE("lab4b the registration keeps the e-mail and password of the form",
          "[lab4b][somebody_elses_account]") {
  const Form form;

  CHECK(form.filled_in().text("email") == form.email);
  CHECK(form.filled_in().text("password") == form.password);
}

TEST_CASE("lab4b the new field is at the top level, beside the others", "[lab4b][nested]") {
  const auto registration = Form().filled_in();

  for (const auto& name : registration.names()) {
    CAPTURE(name);
    CHECK(kind_of(registration.at(name)) != "an object");
  }
}

TEST_CASE("lab4b the new field is one that an account has", "[lab4b][guessed_name]") {
  CHECK(kind_of_member("role", Form().filled_in()) != "missing");
}

TEST_CASE("lab4b the role is a single text", "[lab4b][list_of_roles]") {
  CHECK(kind_of_member("role", Form().filled_in()) == "a text");
}

TEST_CASE("lab4b the role is named as the server names it", "[lab4b][another_word]") {
  CHECK(Form().filled_in().text("role") == "admin");
}

TEST_CASE("lab4b the flawed server makes an admin of anyone who asks", "[lab4b][breaches_flawed]") {
  const auto result = try_flawed();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab4b your own server refuses the extra field", "[lab4b][own_server_holds]") {
  OwnTaskboard own;
  const auto result = try_own(own);
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab4b honest users get their accounts on both servers", "[lab4b][honest_traffic]") {
  const Form form;
  lesson::WillingDesk desk;
  const auto carol = desk.add_admin("carol");
  TestServer flawed(desk.routes());
  CHECK(walk_in(flawed.client(), form.json(), form) == 403);
  CHECK(flawed.client().get("/admin/users", {http_client::bearer(desk.token_for(carol))}).status == 200);
  CHECK(desk.self_made_admins() == 0);

  OwnTaskboard own;
  const auto admin = own.add("carol", taskboard::Role::admin);
  TestServer server(own.app());
  CHECK(walk_in(server.client(), form.json(), form) == 403);
  CHECK(server.client().get("/admin/users", {http_client::bearer(own.token_for(admin))}).status == 200);
}
