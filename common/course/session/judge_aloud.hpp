#pragma once

#include <string>
#include <vector>

#include "course/judge/judge_all.hpp"
#include "course/session/session.hpp"

namespace course {

// Judges `answer` to each of `exercises` (judge_all.hpp), and tells on stderr how far that is.
std::vector<Verdict> judge_aloud(const Session& session, const std::vector<const Exercise*>& exercises,
                                 const std::string& answer = {});

}  // namespace course
