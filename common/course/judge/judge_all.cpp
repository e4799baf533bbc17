#include "course/judge/judge_all.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>

#include "course/os/parallel_for.hpp"

namespace course {
namespace {

using Exercises = std::vector<const Exercise*>;
using VerdictOf = std::map<const Exercise*, Verdict>;

// One build for all, which is quickest; if it fails, one for each, to know whose fault it is.
std::vector<BuildResult> build_them(const Paths& paths, const Exercises& exercises,
                                    const JudgeOptions& options) {
  std::vector<std::string> targets;
  for (const Exercise* each : exercises) targets.push_back(check_target(*each, options.answer));
  std::vector<BuildResult> builds(exercises.size(), build(paths, targets, options.build));
  if (builds.front().end != BuildEnd::failed) return builds;
  for (std::size_t i = 0; i < builds.size(); ++i) builds[i] = build(paths, {targets[i]}, options.build);
  return builds;
}

void judge_them(const Paths& paths, const Exercises& exercises, const JudgeOptions& options,
                VerdictOf& verdicts) {
  if (exercises.empty()) return;
  const auto builds = build_them(paths, exercises, options);
  for (const Exercise* each : exercises) verdicts[each];
  parallel_for(exercises.size(), [&](std::size_t i) {
    Verdict& verdict = verdicts.at(exercises[i]);
    verdict = builds[i].end == BuildEnd::built
                  ? run_judge(paths, *exercises[i], options)
                  : build_failure_verdict(*exercises[i], builds[i], options.build);
    verdict.build_time = builds[i].took;
  });
}

// The first exercise of the server's lesson that has not passed; nullptr if all have.
const Verdict* obstacle(const Exercise& server, const Exercises& exercises, const VerdictOf& verdicts) {
  for (const Exercise* each : exercises) {
    const auto verdict = verdicts.find(each);
    if (each->lesson != server.lesson || verdict == verdicts.end()) continue;
    if (!verdict->second.passed()) return &verdict->second;
  }
  return nullptr;
}

Verdict waits_for(const Exercise& server, const Verdict& exercise) {
  Verdict verdict;
  verdict.id = server.id;
  verdict.kind = exercise.kind == VerdictKind::not_judged ? VerdictKind::not_judged : VerdictKind::waiting;
  verdict.problem = exercise.problem;
  verdict.waits_for = exercise.id;
  return verdict;
}

}  // namespace

void announce_first_build(const Paths& paths, const Exercises& exercises, const JudgeOptions& options) {
  const auto is_built = [&](const Exercise* each) { return course::is_built(paths, *each, options.answer); };
  if (!exercises.empty() && options.build.tell && std::ranges::none_of(exercises, is_built))
    options.build.tell("Building the checks; the first time takes a moment.");
}

std::vector<Verdict> judge_all(const Paths& paths, const Exercises& exercises, const JudgeOptions& options) {
  Exercises first, servers;
  for (const Exercise* each : exercises) (each->kind == Kind::server ? servers : first).push_back(each);
  VerdictOf verdicts;
  judge_them(paths, first, options, verdicts);

  Exercises ready;
  for (const Exercise* server : servers) {
    const Verdict* in_the_way = obstacle(*server, first, verdicts);
    if (in_the_way == nullptr) ready.push_back(server);
    if (in_the_way != nullptr) verdicts[server] = waits_for(*server, *in_the_way);
  }
  judge_them(paths, ready, options, verdicts);

  std::vector<Verdict> in_order;
  for (const Exercise* each : exercises) in_order.push_back(verdicts.at(each));
  return in_order;
}

}  // namespace course
