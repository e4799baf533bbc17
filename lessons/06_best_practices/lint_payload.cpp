// Exercise 6.6 · What a postcard may say
//
// A token is signed, not encrypted: anyone who holds it can read it. Find data that does not belong in a
// payload, at any depth:
//
//   names_a_secret(name)            Leak::sensitive_name     for any member
//   holds_card_number(text)         Leak::card_number        for any text or number; written() gives its text
//   is_registered(name)             skip it, at the top only: an id or a date
//
// A json::Value has names() and at(name), size(), at(i) and is_array(). An element has a value, and no name.
// The path of a value is member(where, name) or element(where, i); at the top `where` is empty.
//
// Check the name, and then the inside of the value, whatever the name was.
#include "lint_payload.hpp"

#include "course/todo.hpp"

namespace lesson {
namespace {

std::string member(const std::string& where, const std::string& name) {
  const auto shown = name.empty() ? "\"\"" : name;
  return where.empty() ? shown : where + "." + shown;
}

std::string element(const std::string& where, std::size_t i) { return where + "[" + std::to_string(i) + "]"; }

// A text as it is, anything else as JSON.
std::string written(const json::Value& value) { return value.text().value_or(value.dump()); }

// Adds what is wrong with `value` at `where`, and with everything inside it.
void look_at(const json::Value& value, const std::string& where, std::vector<Finding>& findings) {
  course::todo("6.6", value, where, findings, member, element, written);  // Your code replaces this line.
}

}  // namespace

std::vector<Finding> lint_payload(const json::Value& payload) {
  std::vector<Finding> findings;
  look_at(payload, "", findings);
  return findings;
}

}  // namespace lesson
