#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace lesson {

// Whom we trust, and who we are. Given.
struct Expected {
  std::string issuer;                     // The only one whose tokens we take: "https://login.example".
  std::optional<std::string> audience{};  // What others call us: "taskboard". Nothing: no token can mean us.
};

// What a token must meet. The token chooses nothing of it. Given.
struct Policy {
  Expected expected;
  std::int64_t leeway = 0;  // Seconds, 0 to 120. Forgives clocks that disagree, at both ends.
};

}  // namespace lesson
