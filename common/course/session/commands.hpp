#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "course/session/session.hpp"
#include "course/text/problem.hpp"

// The commands of scripts/course, one function each. A command prints to stdout (troubles to stderr) and
// returns the exit code.
namespace course {

inline constexpr int done = 0;         // Done, or passed.
inline constexpr int not_passed = 1;   // Not passed, or impossible now.
inline constexpr int wrong_usage = 2;  // A wrong id or wrong usage.

struct CheckOptions {
  std::string what;  // As Session::select takes it.
  bool json = false;
  bool solutions = false;  // Judges the solutions instead of the learner's files; progress is not touched.
};
int check(Session& session, const CheckOptions& options);

struct HintOptions {
  std::string id;
  std::optional<int> number{};  // 1 to 3; without it, the next one not seen yet.
};
int hint(Session& session, const HintOptions& options);

// `here` is marked as the place where the learner is; nullptr finds it.
int list(Session& session, const Exercise* here = nullptr);

// Where the learner is and how to go on, in a few lines.
int status(Session& session);

struct ServeOptions {
  std::string lesson;  // As Session::select takes it.
  bool solution = false;
  std::optional<int> port{};
  std::vector<std::string> arguments{};  // For the server itself: "--seed".
};
// Does not return when all is well: the server takes this program's place.
int serve(Session& session, const ServeOptions& options);

// Starts the identity provider of scripts/idp, which reads `options` itself. Does not return when all is
// well: it takes this program's place, and its exit code is the command's: 77 on a machine without Node.js or
// npm.
int idp(const Session& session, const std::vector<std::string>& options);

// `lab`: an id, "all", or empty for the labs of the lesson where the learner is.
int attack(Session& session, const std::string& lab);

struct SolutionOptions {
  std::string id;
  bool yes = false;
};
int solution(Session& session, const SolutionOptions& options);

struct ResetOptions {
  std::string what;  // As Session::select takes it, but never empty: nothing is reset by accident.
  bool yes = false;
};
int reset(Session& session, const ResetOptions& options);

// Writes `.env` in `folder` with good secrets for the server of lesson 6; only its owner can read it. A file
// that is there is left as it is.
int secret(const Session& session, const std::filesystem::path& folder);

// Moves the clock of the lessons' servers on ("+15m") or back to that of this machine ("reset"), and shows
// it.
int clock(const Session& session, const std::string& change);

// Prints `problem` to stderr: what is wrong, then the mend. Returns `code`.
int tell(const Session& session, const Problem& problem, int code);

// Asks on the terminal; false without one, and for every answer but "y" or "yes".
bool confirmed(const Session& session, const std::string& question);

}  // namespace course
