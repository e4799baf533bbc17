#include "course/report/summary.hpp"

#include <algorithm>
#include <map>

#include "course/text/characters.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

using Verdicts = std::vector<Verdict>;

std::string passed_of(const Verdicts& verdicts) {
  return std::to_string(std::ranges::count_if(verdicts, &Verdict::passed)) + " of " +
         std::to_string(verdicts.size());
}

std::string row(const Lesson& lesson, const Verdicts& verdicts, const Terminal& terminal) {
  std::string text = std::to_string(lesson.number) + "  " + lesson.topic;
  text.resize(std::max<std::size_t>(text.size(), 20), ' ');
  std::string passed = passed_of(verdicts);
  text += std::string(10 - std::min<std::size_t>(passed.size(), 10), ' ') + passed;
  const auto first = std::ranges::find_if_not(verdicts, &Verdict::passed);
  if (first == verdicts.end()) return terminal.green(text) + "\n";
  const std::string why = first->id + " " + std::string(words_of(first->kind).word);
  const bool fits = columns(text) + 3 + columns(why) <= terminal.width();
  return text + (fits ? "   " : "\n   ") + terminal.dim(why) + "\n";
}

}  // namespace

std::string summary(Catalogue& catalogue, const std::vector<const Exercise*>& exercises,
                    const Verdicts& verdicts, const Terminal& terminal) {
  std::map<int, Verdicts> by_lesson;
  for (std::size_t i = 0; i < verdicts.size(); ++i) by_lesson[exercises[i]->lesson].push_back(verdicts[i]);
  std::string text;
  for (const auto& [number, own] : by_lesson) {
    if (by_lesson.size() > 1) text += row(*catalogue.lesson(number), own, terminal);
  }
  const auto missing = std::ranges::count(verdicts, VerdictKind::interrupted, &Verdict::kind);
  const std::string sum =
      passed_of(verdicts) + " passed" + (missing > 0 ? ", " + std::to_string(missing) + " not judged." : ".");
  const bool all = std::ranges::all_of(verdicts, &Verdict::passed);
  return text + (text.empty() ? "" : "\n") + (all ? terminal.green(sum) : terminal.bold(sum)) + "\n";
}

}  // namespace course
