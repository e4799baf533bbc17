#include "course/judge/verdict.hpp"

#include <array>
#include <cstddef>

namespace course {
namespace {

constexpr auto verdict_words = [] {
  using enum VerdictKind;
  return std::array{
      VerdictWords{passed, "passed", "✓", "passed", "passed"},
      VerdictWords{waiting, "waiting", "·", "waiting", "waiting for you"},
      VerdictWords{failed, "failed", "✗", "failed", "not yet"},
      VerdictWords{does_not_compile, "does_not_compile", "✗", "does not compile", "does not compile"},
      VerdictWords{crashed, "crashed", "✗", "crashed", "crashed"},
      VerdictWords{hung, "hung", "✗", "hung", "does not end"},
      VerdictWords{ended_early, "ended_early", "✗", "ended early", "ended early"},
      VerdictWords{incomplete, "incomplete", "✗", "incomplete", "incomplete"},
      VerdictWords{interrupted, "interrupted", "!", "not judged", "interrupted"},
      VerdictWords{not_judged, "not_judged", "!", "not judged", "not judged"},
  };
}();

constexpr bool each_has_its_row() {
  for (std::size_t i = 0; i < verdict_words.size(); ++i) {
    if (verdict_words[i].kind != static_cast<VerdictKind>(i)) return false;
  }
  return true;
}
static_assert(each_has_its_row() && verdict_words.back().kind == VerdictKind::not_judged,
              "one row for each kind, in the order of the enum");

}  // namespace

const VerdictWords& words_of(VerdictKind kind) { return verdict_words[static_cast<std::size_t>(kind)]; }

}  // namespace course
