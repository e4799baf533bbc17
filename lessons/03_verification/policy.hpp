#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace lesson {

// Whom we trust, and who we are. Given.
struct Expected {
  std::string issuer;                     // The only one whose tokens we accept: "https://login.example".
  std::optional<std::string> audience{};  // Our name: "taskboard". Without one, no audience can mean us.
};

// The requirements for a token. The token chooses none of them. Given.
struct Policy {
  Expected expected;
  std::int64_t leeway = 0;  // Seconds, 0 to 120. Forgives clocks that disagree, at both ends.
};

}  // namespace lesson
