#pragma once

#include <optional>
#include <string>

#include "course/session/session.hpp"

namespace course {

struct HintOptions {
  std::string id;
  std::optional<int> number{};  // 1 to 3; without it, the next one not seen yet.
};
// Prints a hint, and records that it was shown.
int hint(Session& session, const HintOptions& options);

}  // namespace course
