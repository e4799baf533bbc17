#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "course/catalogue.hpp"
#include "course/paths.hpp"
#include "course/terminal.hpp"

// The commands of scripts/course, one function each. A command prints to stdout (troubles to stderr) and
// returns the exit code: 0 done or passed, 1 not passed or impossible now, 2 a wrong id or wrong usage.
namespace course {

// What every command works on.
struct Session {
  Paths paths;
  Catalogue catalogue;
  Terminal terminal;
  bool asks = false;  // A person sits at the terminal and can answer a question.
};

inline constexpr int done = 0, not_passed = 1, wrong_usage = 2;

struct CheckOptions {
  std::string what;  // An id, a lesson number, "all", or empty for where the learner is.
  bool json = false;
  bool solutions = false;
};
int check(Session& session, const CheckOptions& options);

struct HintOptions {
  std::string id;
  std::optional<int> number;  // Without it, the next one not seen yet.
};
int hint(Session& session, const HintOptions& options);

int list(Session& session);

struct ServeOptions {
  std::string lesson;
  bool solution = false;
  std::optional<int> port;
};
// Does not return when all is well: the server takes this program's place.
int serve(Session& session, const ServeOptions& options);

// `lab`: an id or "all".
int attack(Session& session, const std::string& lab);

struct SolutionOptions {
  std::string id;
  bool yes = false;
};
int solution(Session& session, const SolutionOptions& options);

struct ResetOptions {
  std::string what;  // An id, a lesson number, or "all".
  bool yes = false;
};
int reset(Session& session, const ResetOptions& options);

// Prints `problem` to stderr: what is wrong, then the mend.
void tell(const Session& session, const Problem& problem);

}  // namespace course
