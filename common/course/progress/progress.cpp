#include "course/progress/progress.hpp"

#include <algorithm>
#include <system_error>

#include "course/progress/progress_database.hpp"

namespace course {
namespace {

// One in memory that knows what `broken` can still tell.
std::unique_ptr<ProgressDatabase> go_on_in_memory(std::unique_ptr<ProgressDatabase> broken) {
  auto memory = std::make_unique<ProgressDatabase>(":memory:", std::chrono::milliseconds{0});
  if (!broken) return memory;
  try {
    for (const HoleProgress& hole : broken->all()) memory->put(hole);
    if (const auto id = broken->place()) memory->put_place(*id);
  } catch (const store::Failure&) {
    // It cannot even be read: go on without.
  }
  return memory;
}

std::string mend_of(store::Problem problem, const std::filesystem::path& file) {
  switch (problem) {
    case store::Problem::cannot_open:
    case store::Problem::read_only:
      return "Make it writable: chmod -R u+rwX " + file.parent_path().string();
    case store::Problem::busy:
      return "Close the other program that uses it, then start again.";
    case store::Problem::full:
      return "Free some space (df -h .), then start again.";
    case store::Problem::damaged: {
      const std::string name = file.string();
      return "Move it away and start again: mv " + name + " " + name + ".damaged";
    }
    case store::Problem::newer:
      return "Bring the course up to date: git pull";
    case store::Problem::disk_error:
    case store::Problem::duplicate:
    case store::Problem::refused:
    case store::Problem::other:
      return "Look into " + file.parent_path().string() + ", then start again.";
  }
  return {};
}

// The earlier of two times, of which either may be unknown.
std::optional<std::int64_t> earlier(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

HoleProgress merged(const HoleProgress& mine, const HoleProgress& theirs) {
  HoleProgress both = theirs.last_judged > mine.last_judged ? theirs : mine;
  both.first_seen = std::min(mine.first_seen, theirs.first_seen);
  both.passed_at = earlier(mine.passed_at, theirs.passed_at);
  both.hints_shown = std::max(mine.hints_shown, theirs.hints_shown);
  both.attempts = std::max(mine.attempts, theirs.attempts);
  return both;
}

}  // namespace

Progress::Progress(const std::filesystem::path& file, Clock clock, std::chrono::milliseconds patience)
    : file_(file), clock_(std::move(clock)), patience_(patience) {
  std::error_code ignored;  // Where the folder cannot be made, opening the file says so.
  std::filesystem::create_directories(file.parent_path(), ignored);
  attempt([&](ProgressDatabase&) {});
}

Progress::~Progress() = default;
Progress::Progress(Progress&&) noexcept = default;
Progress& Progress::operator=(Progress&&) noexcept = default;

void Progress::attempt(const std::function<void(ProgressDatabase&)>& work) {
  try {
    if (!opened_) opened_ = std::make_unique<ProgressDatabase>(file_, patience_);
    return work(*opened_);
  } catch (const store::Failure& failure) {
    save_error_ = std::string{"Your progress is not being saved: "} + failure.what() + ".\n" +
                  mend_of(failure.problem(), file_);
  }
  opened_ = go_on_in_memory(std::move(opened_));
  work(*opened_);
}

void Progress::record_visit(const std::string& id) {
  change(id, [](HoleProgress&) {});
  attempt([&](ProgressDatabase& file) { file.put_place(id); });
}

void Progress::record_verdict(const std::string& id, const std::string& verdict) {
  if (verdict == "interrupted" || verdict == "not_judged") return;
  change(id, [&](HoleProgress& hole) {
    const bool passed_again = verdict == "passed" && hole.last_verdict == verdict;
    if (verdict != "waiting" && !passed_again) ++hole.attempts;
    hole.last_verdict = verdict;
    hole.last_judged = now();
    if (verdict == "passed" && !hole.passed_at) hole.passed_at = now();
  });
}

void Progress::record_reset(const std::string& id) {
  if (of(id).first_seen == 0) return;
  change(id, [](HoleProgress& hole) {
    hole.last_verdict.clear();
    hole.last_judged.reset();
    hole.passed_at.reset();
  });
}

void Progress::record_hint(const std::string& id, std::int64_t number) {
  change(id, [&](HoleProgress& hole) {
    hole.hints_shown = std::clamp<std::int64_t>(number, hole.hints_shown, 3);
  });
}

HoleProgress Progress::of(const std::string& id) {
  std::optional<HoleProgress> found;
  attempt([&](ProgressDatabase& file) { found = file.find(id); });
  return found.value_or(HoleProgress{.id = id});
}

std::vector<HoleProgress> Progress::all() {
  std::vector<HoleProgress> holes;
  attempt([&](ProgressDatabase& file) { holes = file.all(); });
  return holes;
}

std::optional<std::string> Progress::place() {
  std::optional<std::string> id;
  attempt([&](ProgressDatabase& file) { id = file.place(); });
  return id;
}

std::size_t Progress::merge(const std::vector<HoleProgress>& holes) {
  std::size_t news = 0;
  attempt([&](ProgressDatabase& file) {
    news = 0;
    file.transaction([&] {
      for (const HoleProgress& theirs : holes) {
        const auto mine = file.find(theirs.id);
        const HoleProgress both = mine ? merged(*mine, theirs) : theirs;
        if (both == mine) continue;
        file.put(both);
        ++news;
      }
    });
  });
  return news;
}

void Progress::change(const std::string& id, const std::function<void(HoleProgress&)>& edit) {
  attempt([&](ProgressDatabase& file) {
    file.transaction([&] {
      HoleProgress hole = file.find(id).value_or(HoleProgress{.id = id, .first_seen = now()});
      edit(hole);
      file.put(hole);
    });
  });
}

std::int64_t Progress::now() const { return clock_().time_since_epoch().count(); }

}  // namespace course
