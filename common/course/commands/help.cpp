#include "course/commands/help.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace course {
namespace {

struct Entry {
  std::string_view usage, meaning;
};

constexpr std::array learning{
    Entry{"", "go on where you are, and judge each save"},
    Entry{"2", "go on in lesson 2; 2.3 and lab2 open that one"},
    Entry{"check [what]", "judge once: 1.4, a file, a lesson (1), all"},
    Entry{"hint [id]", "the next hint of three"},
    Entry{"list", "every exercise, and what you have passed"},
    Entry{"serve [lesson]", "run the server you have built"},
    Entry{"attack [lab]", "break the flawed server; does yours hold?"},
    Entry{"solution [id]", "the answer; free once you have passed"},
    Entry{"reset <id>", "begin again; your file is backed up first"},
};

constexpr std::array tools{
    Entry{"secret", "write a .env with good secrets, for lesson 6"},
    Entry{"clock [+15m]", "move the servers' clock on; tokens expire now"},
    Entry{"token", "decode, sign and verify tokens; make keys"},
    Entry{"idp", "run a certified OpenID provider, for lesson 7"},
    Entry{"progress", "what you have done; export or import it"},
    Entry{"doctor", "what this machine lacks, and how to mend it"},
    Entry{"dev check", "the course checks itself (for its authors)"},
};

std::string section(std::span<const Entry> entries, const Terminal& terminal) {
  std::string text;
  for (const Entry& entry : entries) {
    std::string line = "  scripts/course " + std::string(entry.usage);
    line.resize(std::max<std::size_t>(line.size() + 2, 33), ' ');
    text += terminal.cyan(line) + std::string(entry.meaning) + "\n";
  }
  return text;
}

}  // namespace

std::string help_page(const Terminal& terminal) {
  return terminal.bold("JWT authentication in C++, learnt by building it") + "\n\n" +
         section(learning, terminal) + "\n" + section(tools, terminal) +
         "\n  --plain            no colours, no signs, no screen: plain words\n"
         "  --no-links         no links to click on; NO_COLOR takes away the colours\n"
         "  --edit-cmd CMD     what the key e opens your file with: 'code -r'\n"
         "  --build DIR        another build folder than build/learn\n\n" +
         terminal.dim("Each command explains its options: scripts/course check --help") + "\n";
}

std::vector<std::string> command_names() {
  std::vector<std::string> names{"watch"};
  for (const std::span<const Entry> entries :
       {std::span<const Entry>(learning), std::span<const Entry>(tools)}) {
    for (const Entry& entry : entries) {
      const bool is_command = !entry.usage.empty() && entry.usage != "2";
      if (is_command) names.emplace_back(entry.usage.substr(0, entry.usage.find(' ')));
    }
  }
  return names;
}

}  // namespace course
