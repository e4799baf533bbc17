#include "course/watch/editor.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <spawn.h>
#include <sstream>
#include <string_view>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include "course/os/exec_arguments.hpp"

namespace course {
namespace {

// How an editor is told the line.
enum class LineStyle { plus, colon, goto_colon };

struct KnownEditor {
  std::string_view name;
  LineStyle style;
  bool takes_terminal;
};
constexpr std::array known_editors{
    KnownEditor{"code", LineStyle::goto_colon, false},   KnownEditor{"codium", LineStyle::goto_colon, false},
    KnownEditor{"cursor", LineStyle::goto_colon, false}, KnownEditor{"subl", LineStyle::colon, false},
    KnownEditor{"zed", LineStyle::colon, false},         KnownEditor{"hx", LineStyle::colon, true},
    KnownEditor{"helix", LineStyle::colon, true},        KnownEditor{"vi", LineStyle::plus, true},
    KnownEditor{"vim", LineStyle::plus, true},           KnownEditor{"nvim", LineStyle::plus, true},
    KnownEditor{"nano", LineStyle::plus, true},          KnownEditor{"emacs", LineStyle::plus, true},
    KnownEditor{"emacsclient", LineStyle::plus, true},   KnownEditor{"micro", LineStyle::plus, true},
    KnownEditor{"kak", LineStyle::plus, true},           KnownEditor{"joe", LineStyle::plus, true},
};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_installed(const std::string& program) { return found_on_path(program).contains('/'); }

// The words of `command`, the file, and the line if it is known how this editor takes it.
EditorCommand with_file(const std::string& command, const SourceLocation& place) {
  std::istringstream text(command);
  std::vector<std::string> words{std::istream_iterator<std::string>(text), {}};
  const std::string name = std::filesystem::path(words.front()).filename();
  const auto known = std::ranges::find(known_editors, name, &KnownEditor::name);
  const bool takes_terminal = known == known_editors.end() || known->takes_terminal;
  // The course goes on meanwhile.
  if (!takes_terminal)
    std::erase_if(words, [](const auto& word) { return word == "--wait" || word == "-w"; });
  const std::string line = std::to_string(place.line);
  if (known == known_editors.end() || place.line == 0) {
    words.push_back(place.file);
  } else if (known->style == LineStyle::plus) {
    words.insert(words.end(), {"+" + line, place.file});
  } else {
    if (known->style == LineStyle::goto_colon) words.emplace_back("-g");
    words.push_back(place.file + ":" + line);
  }
  return {std::move(words), takes_terminal};
}

// An editor that the terminal itself belongs to.
std::optional<EditorCommand> editor_around_us(const SourceLocation& place) {
  if (variable("TERM_PROGRAM") == "vscode") {
    for (const std::string name : {"code", "codium", "cursor"}) {
      if (is_installed(name)) return with_file(name + " -r", place);
    }
  }
  if (variable("ZELLIJ").empty() || !is_installed("zellij")) return std::nullopt;
  EditorCommand zellij{{"zellij", "edit", place.file}, false};
  if (place.line > 0) zellij.arguments.insert(zellij.arguments.end(), {"-l", std::to_string(place.line)});
  return zellij;
}

// As posix_spawn; an editor that opens a window writes nothing on the screen.
int spawn(EditorCommand& command, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  for (const int signal : {SIGINT, SIGQUIT}) sigaddset(&usual, signal);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  for (const int output : {STDOUT_FILENO, STDERR_FILENO}) {
    if (!command.takes_terminal) posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0);
  }
  const int error = posix_spawnp(&child, command.arguments.front().c_str(), &actions, &attributes,
                                 to_argv(command.arguments).data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

}  // namespace

std::optional<EditorCommand> editor_for(const SourceLocation& place, const std::string& wanted) {
  const auto is_blank = [](const std::string& text) {
    return text.find_first_not_of(" \t\n\v\f\r") == text.npos;
  };
  if (!is_blank(wanted)) return with_file(wanted, place);
  if (auto around = editor_around_us(place)) return around;
  const std::string chosen = is_blank(variable("VISUAL")) ? variable("EDITOR") : variable("VISUAL");
  if (is_blank(chosen)) return std::nullopt;
  EditorCommand editor = with_file(chosen, place);
  if (!editor.takes_terminal || variable("TMUX").empty() || !is_installed("tmux")) return editor;
  // With several words tmux asks no shell.
  editor.arguments.insert(editor.arguments.begin(), {"tmux", "split-window", "-h", "--"});
  editor.takes_terminal = false;
  return editor;
}

std::optional<std::string> run_editor(EditorCommand command) {
  // Ctrl-C is the editor's while it runs.
  const auto on_interrupt = std::signal(SIGINT, SIG_IGN);
  const auto on_quit = std::signal(SIGQUIT, SIG_IGN);
  pid_t child = 0;
  int status = 0;
  const int error = spawn(command, child);
  while (error == 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGQUIT, on_quit);
  const std::string& name = command.arguments.front();
  if (error != 0) return name + " could not be started: " + std::generic_category().message(error) + ".";
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return std::nullopt;
  return name + " could not open the file.";
}

}  // namespace course
