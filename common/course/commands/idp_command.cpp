#include "course/session/become.hpp"
#include "course/session/commands.hpp"

namespace course {

int idp(const Session& session, const std::vector<std::string>& options) {
  return tell(session, become((session.paths.root / "scripts/idp/run").string(), options), not_passed);
}

}  // namespace course
