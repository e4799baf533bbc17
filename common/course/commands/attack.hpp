#pragma once

#include <optional>
#include <string>

#include "course/judge/verdict.hpp"
#include "course/session/session.hpp"

namespace course {

// Runs the attacks of labs, against the flawed servers and against the learner's own. `lab`: an id, "all", or
// empty for the labs of the lesson where the learner is.
int attack(Session& session, const std::string& lab);

// The verdict on a lab that nobody has begun and built; std::nullopt for any other. A build would take half a
// minute, only to say the same.
std::optional<Verdict> waiting_unbuilt(const Paths& paths, const Lesson& lesson, const Exercise& lab);

// What happened to both servers, at length.
std::string attack_text(const Paths& paths, const Lesson& lesson, const Exercise& lab, const Verdict& verdict,
                        const Terminal& terminal);

}  // namespace course
