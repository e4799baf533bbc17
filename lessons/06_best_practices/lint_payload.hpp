#pragma once

#include <string>
#include <vector>

#include "json/value.hpp"
#include "sensitive_names.hpp"

namespace lesson {

// Why something does not belong in a payload.
enum class Leak {
  sensitive_name,  // names_a_secret() is true for a member's name.
  card_number,     // holds_card_number() is true for a value.
};

// One thing that does not belong there.
struct Finding {
  std::string path;  // "password", "user.password", "cards[0]", "cards[0].number"
  Leak leak;

  bool operator==(const Finding&) const = default;
};

// Returns what a payload should not tell everybody who holds the token (R34): in the order of the payload, at
// any depth, a name before its content. An empty list means that it may be signed.
//
// A value is checked as it is written, whether it is a text or a number. The seven registered claims at the
// top are ids and dates, and never a finding, with everything inside them; further inside, a name like "sub"
// is a name like any other. REQUIRES: an object of bounded depth, as made by parse_json_object() or by a
// program.
std::vector<Finding> lint_payload(const json::Value& payload);

}  // namespace lesson
