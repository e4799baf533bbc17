#pragma once

#include <functional>
#include <string>

#include "course/commands/check.hpp"
#include "course/commands/hint.hpp"
#include "course/commands/progress.hpp"
#include "course/commands/reset.hpp"
#include "course/commands/serve.hpp"
#include "course/commands/solution.hpp"
#include "course/session/session.hpp"
#include "course/watch/watch.hpp"

namespace CLI {
class App;
}

namespace course {

// What the command line says. Members are where CLI11 puts values; `command` is what to do in the end.
struct Invocation {
  std::string build;
  bool plain = false;
  bool no_links = false;
  bool everything_sanitized = false;
  CheckOptions check;
  HintOptions hint;
  ServeOptions serve;
  SolutionOptions solution;
  ResetOptions reset;
  ProgressOptions progress;
  std::string lab;
  WatchOptions watch;
  std::string clock_change;
  std::function<int(Session&)> command;  // Empty: none was named.
};

// Adds the commands and the options of scripts/course to `app`. A command's group is its part of the help
// page; the name of an argument's type says what may stand there: LESSON, EXERCISE, LAB, PLACE (all three),
// or PLACES (also "all"). `app` and `to` must outlive what is parsed.
void add_commands(CLI::App& app, Invocation& to);

}  // namespace course
