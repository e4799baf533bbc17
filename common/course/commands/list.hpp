#pragma once

#include "course/session/session.hpp"

namespace course {

// Every exercise, and what has passed. `here` is marked as the place where the learner is; nullptr finds it.
int list(Session& session, const Exercise* here = nullptr);

// Where the learner is and how to go on, in a few lines.
int status(Session& session);

}  // namespace course
