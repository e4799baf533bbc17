#include "course/token/token_command.hpp"

#include <ostream>
#include <sstream>
#include <stdexcept>
#include <vector>

#include <CLI/CLI.hpp>

#include "course/report/token_report.hpp"
#include "course/token/command_line.hpp"

namespace course {
namespace {

// What to print, and the exit code. --help is an answer, too.
Answer answer_to(std::span<const std::string> arguments, CLI::App& app, Invocation& invocation) {
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 wants the last first.
    return invocation.command(invocation.options);
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() != 0) return unusable("usage", problem.what());
    std::ostringstream help;
    app.exit(problem, help, help);
    return {.exit_code = 0, .json = {}, .text = help.str()};
  } catch (const UnusableKey& problem) {
    return unusable("invalid_key", problem.what());
  } catch (const std::invalid_argument& problem) {
    return unusable("usage", problem.what());
  }
}

}  // namespace

int run_token_command(std::span<const std::string> arguments, std::istream& in, std::ostream& out,
                      std::ostream& err, std::optional<Terminal> terminal) {
  Invocation to{.options = {.in = in, .hints = err, .terminal = terminal}, .command = {}};
  auto& reader = to.options.terminal;
  CLI::App app("The offline token tool", "scripts/course token");
  app.require_subcommand(1);
  app.fallthrough();
  app.add_flag_callback(
      "--plain",
      [&reader] {
        if (reader) reader = Terminal::plain(reader->width());
      },
      "No colours, no signs: plain words");
  add_verbs(app, to);

  const Answer answer = answer_to(arguments, app, to);
  if (!answer.text.empty()) {
    out << answer.text;
  } else if (reader && answer.exit_code != 0) {
    err << refusal_report(*answer.json.text("error"), *answer.json.text("message"), *reader);
  } else {
    out << answer.json.dump() << '\n';
  }
  if (out.flush()) return answer.exit_code;
  err << "The answer cannot be written to standard output.\n";
  return 1;
}

}  // namespace course
