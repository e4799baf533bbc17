#include "course/judge/judge_all.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>

#include "course/judge/build.hpp"
#include "course/os/interrupt.hpp"
#include "course/os/parallel_for.hpp"

namespace course {
namespace {

using Exercises = std::vector<const Exercise*>;
using Targets = std::vector<std::string>;

class JudgingAll {
 public:
  JudgingAll(const Paths& paths, const Exercises& exercises, const JudgeOptions& options,
             const std::function<void(const JudgeProgress&)>& on_progress)
      : paths_(paths), exercises_(exercises), options_(options), on_progress_(on_progress) {
    for (const Exercise* each : exercises) {
      verdicts_[each].id = each->id;
      verdicts_[each].kind = VerdictKind::interrupted;
    }
  }

  std::vector<Verdict> to_the_end() {
    progress_.to_judge = exercises_.size();
    if (on_progress_) count_steps();
    for (auto rest = exercises_; !rest.empty() && !interrupted();) {
      const int lesson = rest.front()->lesson;
      const auto others = std::ranges::stable_partition(
          rest, [lesson](const Exercise* each) { return each->lesson == lesson; });
      judge_lesson({rest.begin(), others.begin()});
      rest.erase(rest.begin(), others.begin());
    }
    std::vector<Verdict> in_order;
    for (const Exercise* each : exercises_) in_order.push_back(verdicts_.at(each));
    return in_order;
  }

 private:
  void judge_lesson(Exercises steps) {
    const auto servers =
        std::ranges::stable_partition(steps, [](const Exercise* each) { return each->kind != Kind::server; });
    const Exercises first(steps.begin(), servers.begin());
    judge(first);
    for (const Exercise* server : servers) {
      const auto obstacle = std::ranges::find_if_not(
          first, [this](const Exercise* each) { return verdicts_.at(each).passed(); });
      if (obstacle == first.end())
        judge({server});
      else
        finish(*server, waiting_for(verdicts_.at(*obstacle)));
    }
  }

  void judge(const Exercises& some) {
    if (some.empty() || interrupted()) return;
    const auto builds = build_them(targets_of(some));
    parallel_for(some.size(), [&](std::size_t i) {
      if (interrupted()) return;
      Verdict verdict = builds[i].end == BuildEnd::built
                            ? run_judge(paths_, *some[i], options_)
                            : build_failure_verdict(*some[i], builds[i], options_.build);
      verdict.build_time = builds[i].took;
      verdict.warnings = warnings_of(*some[i], builds[i].warnings);
      finish(*some[i], std::move(verdict));
    });
  }

  // One build for all, which is quickest; if it fails, one for each, to know whose fault it is.
  std::vector<BuildResult> build_them(const Targets& targets) {
    BuildOptions options = options_.build;
    if (on_progress_)
      options.on_steps = [this, before = progress_.built](BuildSteps steps) {
        progress_.built = before + steps.done;
        progress_.to_build = std::max(progress_.to_build, before + steps.all);
        tell();
      };
    std::vector<BuildResult> builds(targets.size(), build(paths_, targets, options));
    if (builds.front().end != BuildEnd::failed || targets.size() == 1) return builds;
    for (std::size_t i = 0; i < builds.size(); ++i) builds[i] = build(paths_, {targets[i]}, options_.build);
    return builds;
  }

  // Those at the lines of one exercise, of a build of several.
  static std::vector<BuildWarning> warnings_of(const Exercise& exercise, std::vector<BuildWarning> warnings) {
    std::erase_if(warnings, [&](const BuildWarning& each) {
      return !each.place.file.ends_with('/' + exercise.source());
    });
    return warnings;
  }

  // Without those of servers, which are built only if their exercises pass.
  void count_steps() {
    Exercises first = exercises_;
    if (first.size() > 1)
      std::erase_if(first, [](const Exercise* each) { return each->kind == Kind::server; });
    progress_.to_build = count_build_steps(paths_, targets_of(first));
    tell();
  }

  static Verdict waiting_for(const Verdict& exercise) {
    Verdict verdict;
    const bool is_judged =
        exercise.kind != VerdictKind::not_judged && exercise.kind != VerdictKind::interrupted;
    verdict.kind = is_judged ? VerdictKind::waiting : exercise.kind;
    verdict.problem = exercise.problem;
    verdict.waits_for = exercise.id;
    return verdict;
  }

  void finish(const Exercise& exercise, Verdict verdict) {
    const std::lock_guard lock(mutex_);
    verdict.id = exercise.id;
    progress_.passed += verdict.passed() ? 1U : 0U;
    ++progress_.judged;
    verdicts_.at(&exercise) = std::move(verdict);
    tell();
  }

  void tell() const {
    if (on_progress_) on_progress_(progress_);
  }

  Targets targets_of(const Exercises& some) const {
    Targets targets;
    for (const Exercise* each : some) targets.push_back(check_target(*each, options_.answer));
    return targets;
  }

  const Paths& paths_;
  const Exercises& exercises_;
  const JudgeOptions& options_;
  const std::function<void(const JudgeProgress&)>& on_progress_;
  std::map<const Exercise*, Verdict> verdicts_;
  JudgeProgress progress_;
  std::mutex mutex_;  // Guards `verdicts_` and `progress_` while judges run side by side.
};

}  // namespace

std::vector<Verdict> judge_all(const Paths& paths, const Exercises& exercises, const JudgeOptions& options,
                               const std::function<void(const JudgeProgress&)>& on_progress) {
  if (exercises.empty()) return {};
  return JudgingAll(paths, exercises, options, on_progress).to_the_end();
}

}  // namespace course
