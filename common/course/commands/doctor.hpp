#pragma once

#include <vector>

#include "course/commands/doctor_finding.hpp"
#include "course/lesson/paths.hpp"
#include "course/session/session.hpp"

namespace course {

// Looks at everything the course needs, on this machine.
std::vector<DoctorFinding> examine(const Paths& paths);

// Prints what was found, each trouble with its mend. Returns exit_not_passed if something must be mended.
int doctor(Session& session);

}  // namespace course
