#pragma once

#include <string>
#include <vector>

#include "json/value.hpp"
#include "sensitive_names.hpp"

namespace lesson {

// Why something should not stand in a payload.
enum class Leak {
  sensitive_name,  // names_a_secret() said so of a member's name.
  card_number,     // holds_card_number() said so of a value.
};

// One thing that should not stand there.
struct Finding {
  std::string path;  // "password", "user.password", "cards[0]", "cards[0].number"
  Leak leak;

  bool operator==(const Finding&) const = default;
};

// What a payload tells to everybody who holds the token, and had better not (R34): in the order of the
// payload, at any depth, a name before what is inside of it. Nothing: it may be signed.
//
// A value counts as it is written, be it text or a number. The seven registered claims at the top are ids and
// dates, and never a finding, with all that is in them; further inside a name like "sub" is a name like any
// other. REQUIRES: an object of bounded depth, such as parse_json_object() or a program makes.
std::vector<Finding> lint_payload(const json::Value& payload);

}  // namespace lesson
