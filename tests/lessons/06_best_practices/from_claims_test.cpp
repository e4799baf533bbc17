#include "from_claims.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "random.hpp"

namespace {

// Claims as an access token of ours has them.
json::Value good_claims(const std::string& role = "member") {
  const auto now = random_instant();
  return {{"iss", "taskboard"}, {"sub", std::to_string(random_integer(1, 1'000'000))},
          {"aud", "taskboard"}, {"iat", now},
          {"exp", now + 900},   {"jti", random_word()},
          {"role", role}};
}

json::Value with(const std::string& claim, const json::Value& value) {
  auto claims = good_claims();
  claims.set(claim, value);
  return claims;
}

json::Value without(const std::string& claim) {
  auto claims = good_claims();
  claims.erase(claim);
  return claims;
}

// "sub role jti iat exp", as they were read; or the problems: "iat missing, exp not valid".
std::string verdict(const json::Value& json) {
  const auto claims = lesson::from_claims(json);
  if (claims)
    return std::to_string(claims->user_id) + " " + taskboard::to_string(claims->role) + " " + claims->id +
           " " + std::to_string(claims->issued_at) + " " + std::to_string(claims->expires_at);
  std::string problems;
  for (const auto& [claim, fault] : claims.error())
    problems += (problems.empty() ? "" : ", ") + claim +
                (fault == lesson::ClaimFault::missing ? " missing" : " not valid");
  return problems.empty() ? "refused without a problem" : problems;
}

// What verdict() says of good claims.
std::string as_written(const json::Value& json) {
  return json.text("sub").value() + " " + json.text("role").value() + " " + json.text("jti").value() + " " +
         std::to_string(json.integer("iat").value()) + " " + std::to_string(json.integer("exp").value());
}

const std::vector<std::string> names = {"sub", "role", "jti", "iat", "exp"};

}  // namespace

TEST_CASE("6.5 good claims are returned as they are", "[6.5][good_claims]") {
  for (const auto& role : {"member", "admin"}) {
    auto claims = good_claims(role);
    CHECK(verdict(claims) == as_written(claims));
    claims.set("color", random_word());
    claims.set("nbf", json::Value::object());
    CHECK(verdict(claims) == as_written(claims));
  }
  for (const auto number : {std::int64_t{0}, std::int64_t{1} << 53, INT64_MAX}) {
    const auto claims = with("exp", number);
    CHECK(verdict(claims) == as_written(claims));
  }
}

TEST_CASE("6.5 a missing claim is reported as missing", "[6.5][missing_is_zero][R17]") {
  for (const auto& name : names) CHECK(verdict(without(name)) == name + " missing");
}

TEST_CASE("6.5 no value is converted to another type", "[6.5][number_is_text][R17]") {
  const auto word = random_word();

  CHECK(verdict(with("sub", random_integer(1, 99))) == "sub not valid");
  CHECK(verdict(with("jti", random_integer(1, 99))) == "jti not valid");
  for (const std::string name : {"iat", "exp"}) {
    for (const json::Value& value :
         {json::Value(std::to_string(random_instant())), json::Value(true), json::Value(1.5),
          json::Value(1e300), json::Value(nullptr), json::Value(9223372036854775808ULL),
          json::Value::array({random_instant()})}) {
      CAPTURE(value);
      CHECK(verdict(with(name, value)) == name + " not valid");
    }
  }
}

TEST_CASE("6.5 a role is member or admin, and nothing else", "[6.5][unknown_role][R17]") {
  for (const auto& role : {"superadmin", "Admin", "admin ", "admins", "", "owner"}) {
    CAPTURE(role);
    CHECK(verdict(with("role", role)) == "role not valid");
  }
}

TEST_CASE("6.5 a role that is null or not a text is reported as not valid, not as missing",
          "[6.5][null_role][R17]") {
  for (const json::Value& role : {json::Value(nullptr), json::Value(0), json::Value(1), json::Value(true),
                                  json::Value::array({"admin"}), json::Value::object()}) {
    CAPTURE(role);
    CHECK(verdict(with("role", role)) == "role not valid");
  }
}

TEST_CASE("6.5 only the role decides who is an admin", "[6.5][admin_flag][R17]") {
  for (const auto& name : {"admin", "is_admin", "roles", "scope", "Role"}) {
    auto claims = good_claims();
    claims.set(name, true);
    CHECK(verdict(claims) == as_written(claims));
    claims.set(name, "admin");
    CHECK(verdict(claims) == as_written(claims));
  }
}

TEST_CASE("6.5 every problem is reported, in order", "[6.5][first_problem_only]") {
  CHECK(verdict(json::Value::object()) == "sub missing, role missing, jti missing, iat missing, exp missing");
  CHECK(verdict({{"exp", "soon"}, {"jti", random_word()}, {"sub", 7}}) ==
        "sub not valid, role missing, iat missing, exp not valid");
}

TEST_CASE("6.5 a subject must be a user's id, and a jti must not be empty", "[6.5][odd_subject][R17]") {
  for (const auto& subject :
       {"", "0", "007", " 7", "7 ", "+7", "-7", "7.0", "0x7", "7 OR 1=1", "alice", "99999999999999999999"}) {
    CAPTURE(subject);
    CHECK(verdict(with("sub", subject)) == "sub not valid");
  }
  CHECK(verdict(with("sub", std::string("7\0", 2))) == "sub not valid");
  CHECK(verdict(with("jti", "")) == "jti not valid");
}
