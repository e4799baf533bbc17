// Believes: whoever writes a card number calls it one.
#include "lint_payload.hpp"

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
  for (const auto& name : value.names()) {
    if (where.empty() && is_registered(name)) continue;
    const auto place = member(where, name);
    if (names_a_secret(name)) findings.push_back({place, Leak::sensitive_name});
    look_at(value.at(name), place, findings);
  }
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i) look_at(value.at(i), element(where, i), findings);
  if (!value.is_object() && !value.is_array() && (where == "card" || where == "card_number") &&
      holds_card_number(written(value)))
    findings.push_back({where, Leak::card_number});
}

}  // namespace

std::vector<Finding> lint_payload(const json::Value& payload) {
  std::vector<Finding> findings;
  look_at(payload, "", findings);
  return findings;
}

}  // namespace lesson
