#include "lint_payload.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"

namespace {

using Lines = std::vector<std::string>;

// "user.password: name" or "cards[0]: card", a line for each finding.
Lines lint(const json::Value& payload) {
  Lines lines;
  for (const auto& finding : lesson::lint_payload(payload))
    lines.push_back(finding.path + (finding.leak == lesson::Leak::card_number ? ": card" : ": name"));
  return lines;
}

// The digit behind `digits` that makes them a card number.
char check_digit(const std::string& digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int value = (digits[digits.size() - 1 - i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

// The number of a card that nobody has.
std::string some_card(int length = 16) {
  std::string digits = "4";
  while (static_cast<int>(digits.size()) < length - 1)
    digits += static_cast<char>('0' + random_integer(0, 9));
  return digits + check_digit(digits);
}

// The same with another check digit.
std::string no_card() {
  auto digits = some_card();
  digits.back() = static_cast<char>('0' + (digits.back() - '0' + random_integer(1, 9)) % 10);
  return digits;
}

std::string in_fours(const std::string& digits, char gap) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += gap;
    text += digits[i];
  }
  return text;
}

}  // namespace

TEST_CASE("6.6 an honest payload has no finding, whatever its ids look like", "[6.6][flags_sub][R34]") {
  const auto now = random_instant();
  const json::Value honest{{"iss", "taskboard"},
                           {"sub", some_card()},  // One id in ten looks like a card.
                           {"aud", json::Value::array({"taskboard", some_card()})},
                           {"iat", now},
                           {"exp", now + 900},
                           {"jti", some_card(19)},
                           {"role", "member"},
                           {"scope", "tasks:read classname shipping"},
                           {"classname", random_word()},
                           {"task", no_card()},
                           {"order", some_card(12)},
                           {"digest", "a" + some_card()}};

  CHECK(lint(honest) == Lines{});
  CHECK(lint(json::Value::object()) == Lines{});
}

TEST_CASE("6.6 a member with a sensitive name is found", "[6.6][misses_names][R34]") {
  for (const std::string name : {"password", "Password", "user_password", "userPassword", "password_hash",
                                 "secret", "client-secret", "ssn", "SSN", "pin", "email", "apiKey"}) {
    CAPTURE(name);
    CHECK(lint({{"sub", "7"}, {name, random_word()}}) == Lines{name + ": name"});
    CHECK(lint({{name, nullptr}, {"role", "member"}}) == Lines{name + ": name"});
  }
}

TEST_CASE("6.6 a card number is found under any name, and inside any text", "[6.6][misses_card][R34]") {
  const auto name = "x" + random_word();
  for (const auto& card :
       {some_card(), some_card(13), some_card(19), in_fours(some_card(), ' '), in_fours(some_card(), '-')}) {
    CAPTURE(card);
    CHECK(lint({{name, card}}) == Lines{name + ": card"});
    CHECK(lint({{name, "paid with " + card + ", thank you"}}) == Lines{name + ": card"});
    CHECK(lint({{name, std::string(1, '\0') + card}}) == Lines{name + ": card"});
  }
  CHECK(lint({{name, "order " + no_card() + ", card " + some_card()}}) == Lines{name + ": card"});
}

TEST_CASE("6.6 a card number is found if it is written as a number", "[6.6][misses_numbers][R34]") {
  const auto name = "x" + random_word();
  const auto card = std::stoll(some_card());

  CHECK(lint({{name, card}}) == Lines{name + ": card"});
  CHECK(lint({{name, std::stoll(no_card())}, {"ok", true}, {"none", nullptr}}) == Lines{});
}

TEST_CASE("6.6 members of nested objects are checked", "[6.6][misses_nested][R34]") {
  const auto name = "x" + random_word();
  json::Value deep{{"pin", 1234}};
  std::string where = "pin: name";
  for (int depth = 2; depth <= 15; ++depth) {
    deep = json::Value{{name, deep}};
    where = name + "." + where;
    CAPTURE(depth);
    CHECK(lint(deep) == Lines{where});
  }
  CHECK(lint({{name, json::Value{{"note", some_card()}}}}) == Lines{name + ".note: card"});
}

TEST_CASE("6.6 elements of lists are checked", "[6.6][misses_arrays][R34]") {
  const auto name = "x" + random_word();

  CHECK(lint({{name, json::Value::array({"none", some_card()})}}) == Lines{name + "[1]: card"});
  CHECK(lint({{name, json::Value::array({json::Value{{"secret", 1}}})}}) == Lines{name + "[0].secret: name"});
  CHECK(lint({{name, json::Value::array({json::Value::array({"a", "b", some_card()})})}}) ==
        Lines{name + "[0][2]: card"});
}

TEST_CASE("6.6 registered claims are skipped at the top only", "[6.6][skips_nested_sub][R34]") {
  const std::string name = "x" + random_word(), card = some_card();
  for (const std::string claim : {"iss", "sub", "aud", "exp", "nbf", "iat", "jti"}) {
    CAPTURE(claim);
    CHECK(lint({{claim, card}}) == Lines{});
    CHECK(lint({{name, json::Value{{claim, card}}}}) == Lines{name + "." + claim + ": card"});
    CHECK(lint({{"", json::Value{{claim, card}}}}) == Lines{"\"\"." + claim + ": card"});
  }
}

TEST_CASE("6.6 every finding is reported, in the order of the payload", "[6.6][stops_early][R34]") {
  const json::Value payload{
      {"password", some_card()},
      {"secrets", json::Value{{"pin", 1}, {"phone", json::Value::array({some_card()})}}},
      {"note", json::Value::array({some_card(), some_card()})}};

  CHECK(lint(payload) == Lines{"password: name", "password: card", "secrets: name", "secrets.pin: name",
                               "secrets.phone: name", "secrets.phone[0]: card", "note[0]: card",
                               "note[1]: card"});
}
