#include "course/command_line/completions.hpp"

#include <array>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "course/text/text.hpp"

namespace course {
namespace {

struct Word {
  std::string word, meaning;
};

// What may come behind `command`: "", "check", "progress export".
struct Position {
  std::string command;
  std::vector<Word> words;
};

// Every function below finds the words before the cursor that are no options, and takes the first of the
// {cases} that these begin with. {valued} are the options whose next word is their value.
constexpr std::string_view bash = R"(_course() {
  local word command= skip= words= options='-*'
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [ -n "$skip" ]; then
      skip=
    elif [[ $word == -* ]]; then
      [[ ' {valued} ' != *" $word "* ]] || skip=yes
    else
      command+="$word "
    fi
  done
  COMPREPLY=()
  [ -z "$skip" ] || return
  case $command in
{cases}  esac
  [[ $2 != -* ]] || options=
  COMPREPLY=($(compgen -X "$options" -W "$words" -- "$2"))
}
complete -o default -F _course course
)";

constexpr std::string_view zsh = R"(_course() {
  local word command= skip=
  local -a rest
  for word in "${(@)words[2,CURRENT-1]}"; do
    if [[ -n $skip ]]; then
      skip=
    elif [[ $word == -* ]]; then
      [[ ' {valued} ' != *" $word "* ]] || skip=yes
    else
      command+="$word "
    fi
  done
  [[ -n $skip ]] || case $command in
{cases}  esac
  [[ $PREFIX == -* ]] || rest=("${(@)rest:#-*}")
  _describe 'scripts/course' rest || _files
}
compdef _course course
)";

constexpr std::string_view fish = R"(function __course_words
    set -l tokens (commandline -opc)
    set -l command ''
    set -l skip no
    for word in $tokens[2..-1]
        if test $skip = yes
            set skip no
        else if string match -q -- '-*' $word
            contains -- $word {valued}; and set skip yes
        else
            set command "$command$word "
        end
    end
    test $skip = yes; and return
    switch $command
{cases}    end
end
complete -c course -a '(__course_words)'
)";

std::string in_quotes(std::string_view text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

std::string in_bash(const Position& position) {
  std::string words;
  for (const Word& each : position.words) words += (words.empty() ? "" : " ") + each.word;
  return "    " + in_quotes(position.command) + "*) words=" + in_quotes(words) + " ;;\n";
}

std::string in_zsh(const Position& position) {
  std::string words;
  for (const Word& each : position.words) words += " " + in_quotes(each.word + ":" + each.meaning);
  return "    " + in_quotes(position.command) + "*) rest=(" + words + " ) ;;\n";
}

std::string in_fish(const Position& position) {
  std::string words;
  for (const Word& each : position.words) words += " " + in_quotes(each.word) + " " + in_quotes(each.meaning);
  return "        case " + in_quotes(position.command + "*") + "\n            printf '%s\\t%s\\n'" + words +
         "\n";
}

// What may stand where an argument's type has this name (commands.hpp).
void add_places(std::vector<Word>& words, const std::string& type, Catalogue& catalogue) {
  const auto is_any_of = [&](std::initializer_list<std::string_view> types) {
    return std::ranges::find(types, type) != types.end();
  };
  for (const Lesson* lesson : catalogue.lessons()) {
    if (is_any_of({"LESSON", "LAB", "PLACE", "PLACES"}))
      words.push_back({std::to_string(lesson->number), lesson->title});
    for (const Exercise* each : lesson->steps()) {
      const bool fits = each->kind == Kind::lab ? is_any_of({"LAB", "EXERCISE", "PLACE", "PLACES"})
                                                : is_any_of({"EXERCISE", "PLACE", "PLACES"});
      if (fits) words.push_back({each->id, each->title});
    }
  }
  if (is_any_of({"LAB", "PLACES"})) words.push_back({"all", "Every lesson"});
}

// The positions of `app` and its commands, inner ones first.
void add_positions(std::vector<Position>& positions, const std::string& command, const CLI::App& app,
                   Catalogue& catalogue) {
  Position own{command, {}};
  for (const CLI::App* each : app.get_subcommands(nullptr)) {
    own.words.push_back({each->get_name(), each->get_description()});
    add_positions(positions, command + each->get_name() + " ", *each, catalogue);
  }
  for (const CLI::Option* each : app.get_options()) {
    if (each->get_positional()) add_places(own.words, each->get_type_name(), catalogue);
    if (!each->get_lnames().empty())
      own.words.push_back({"--" + each->get_lnames().front(), each->get_description()});
  }
  if (command.empty()) add_places(own.words, "PLACE", catalogue);
  positions.push_back(std::move(own));
}

// The options that take a value: "--build --port".
std::string valued_options(const CLI::App& app) {
  std::string names;
  for (const CLI::Option* each : app.get_options()) {
    if (!each->get_positional() && each->get_items_expected_max() > 0)
      names += "--" + each->get_lnames().front() + " ";
  }
  for (const CLI::App* each : app.get_subcommands(nullptr)) names += valued_options(*each);
  return names;
}

template <const std::string_view& frame, std::string (*written)(const Position&)>
std::string script(const CLI::App& app, Catalogue& catalogue) {
  std::vector<Position> positions;
  add_positions(positions, "", app, catalogue);
  std::string cases;
  for (const Position& each : positions) cases += written(each);
  return replaced(replaced(frame, "{valued}", trimmed(valued_options(app))), "{cases}", cases);
}

}  // namespace

std::span<const CompletedShell> completed_shells() {
  static const std::array shells{
      CompletedShell{"bash", "In ~/.bashrc: source <(scripts/course completions bash)",
                     script<bash, in_bash>},
      CompletedShell{"zsh", "In ~/.zshrc: source <(scripts/course completions zsh)", script<zsh, in_zsh>},
      CompletedShell{"fish", "In ~/.config/fish/config.fish: scripts/course completions fish | source",
                     script<fish, in_fish>}};
  return shells;
}

}  // namespace course
