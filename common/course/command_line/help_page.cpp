#include "course/command_line/help_page.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>

namespace course {
namespace {

std::string line(std::string usage, const std::string& meaning, const Terminal& terminal) {
  usage.resize(std::max<std::size_t>(usage.size() + 2, 33), ' ');
  return terminal.cyan(usage) + meaning + "\n";
}

// "check [what]"
std::string usage_of(const CLI::App& command) {
  std::string usage = "  scripts/course " + command.get_name();
  for (const CLI::Option* each : command.get_options()) {
    if (each->get_positional()) return usage + " [" + each->get_name() + "]";
  }
  return usage;
}

}  // namespace

std::string help_page(const CLI::App& app, const Terminal& terminal) {
  std::string text = terminal.bold(app.get_description()) + "\n\n" +
                     line("  scripts/course", "Go on where you are, and judge each save", terminal) +
                     line("  scripts/course 2", "Go on in lesson 2; 2.3 and lab2 open that one", terminal);
  std::string group;
  for (const CLI::App* each : app.get_subcommands(nullptr)) {
    if (each->get_group().empty()) continue;
    if (!group.empty() && group != each->get_group()) text += "\n";
    group = each->get_group();
    text += line(usage_of(*each), each->get_description(), terminal);
  }
  return text + "\n  --plain            No colours, no signs, no screen: plain words\n" +
         "  --no-links         No links to click on; NO_COLOR takes away the colours\n" +
         "  --edit-cmd CMD     What the key e opens your file with: 'code -r'\n" +
         "  --build DIR        Another build folder than build/learn\n\n" +
         terminal.dim("Each command explains its options: scripts/course check --help") + "\n";
}

}  // namespace course
