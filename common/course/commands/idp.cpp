#include "course/commands/idp.hpp"

#include "course/session/console.hpp"
#include "course/session/exec_program.hpp"
#include "course/session/exit_codes.hpp"

namespace course {

int idp(const Session& session, const std::vector<std::string>& options) {
  return print_problem(session, exec_program((session.paths.root / "scripts/idp/run").string(), options),
                       exit_not_passed);
}

}  // namespace course
