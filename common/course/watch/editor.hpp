#pragma once

#include <optional>
#include <string>
#include <vector>

#include "course/text/source_location.hpp"

// The learner's own editor. No shell is involved: a command is a list of arguments.
namespace course {

struct EditorCommand {
  std::vector<std::string> arguments;  // The program first.
  bool takes_terminal = true;          // Otherwise it opens a window or a pane, and returns.
};

// How to open `place`: with `wanted`, a command whose words stand between blanks, if that is not empty; else
// in the VS Code, Zellij or tmux around us; else with $VISUAL or $EDITOR. std::nullopt if there is none of
// these.
std::optional<EditorCommand> editor_for(const SourceLocation& place, const std::string& wanted);

// Runs it, and waits for its end. Returns what went wrong, in one sentence. REQUIRES: the
// terminal is free if the command takes it.
std::optional<std::string> run_editor(EditorCommand command);

}  // namespace course
