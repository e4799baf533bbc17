#include "course/session/judge_aloud.hpp"

#include <iostream>
#include <unistd.h>

#include "course/session/progress_line.hpp"

namespace course {

std::vector<Verdict> judge_aloud(const Session& session, const std::vector<const Exercise*>& exercises,
                                 const std::string& answer) {
  const bool redrawn = session.interactive && session.terminal.has_signs() && isatty(STDERR_FILENO) == 1;
  ProgressLine line(std::cerr, session.terminal,
                    redrawn ? ProgressLine::Style::redrawn : ProgressLine::Style::lines,
                    redrawn ? std::chrono::milliseconds(250) : std::chrono::seconds(3));
  const JudgeOptions options{.answer = answer,
                             .build = {.tell = [&](std::string_view sentence) { line.say(sentence); }}};
  return judge_all(session.paths, exercises, options,
                   [&](const JudgeProgress& progress) { line.update(progress); });
}

}  // namespace course
