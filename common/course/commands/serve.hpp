#pragma once

#include <optional>
#include <string>
#include <vector>

#include "course/session/session.hpp"

namespace course {

struct ServeOptions {
  std::string lesson;  // As Session::select takes it.
  bool solution = false;
  std::optional<int> port{};
  std::vector<std::string> arguments{};  // For the server itself: "--seed".
};
// Does not return when all is well: the server takes this program's place.
int serve(Session& session, const ServeOptions& options);

}  // namespace course
