#pragma once

#include <string>
#include <vector>

#include "course/session/session.hpp"

namespace course {

// Starts the identity provider of scripts/idp, which reads `options` itself. Does not return when all is
// well: it takes this program's place, and its exit code is the command's: 77 on a machine without Node.js or
// npm.
int idp(const Session& session, const std::vector<std::string>& options);

}  // namespace course
