#include "course/progress/progress.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>

#include "course/progress/progress_json.hpp"

namespace course {
namespace {

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

// Of the file at `path`; "" if there is none. Each replacement is another file, written at another time.
std::string version_of(const std::filesystem::path& path) {
  struct stat status{};
  if (stat(path.c_str(), &status) != 0) return "";
  return std::to_string(status.st_ino) + " " + std::to_string(status.st_mtim.tv_sec) + " " +
         std::to_string(status.st_mtim.tv_nsec);
}

}  // namespace

HoleProgress* ProgressState::find(const std::string& id) {
  const auto found = std::ranges::find(holes, id, &HoleProgress::id);
  return found == holes.end() ? nullptr : &*found;
}

Progress::Progress(const std::filesystem::path& file, Clock clock, std::chrono::milliseconds patience)
    : file_(file), clock_(std::move(clock)), patience_(patience) {
  refresh();
}

// A file that is gone is no reason to forget: the next change writes it again.
void Progress::refresh() {
  auto version = version_of(file_);
  if (save_error_ || version.empty() || version == version_) return;
  std::ifstream file(file_, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file)
    return go_on_in_memory(file_.string() + " cannot be read",
                           "Make it readable: chmod u+rw " + file_.string());
  auto read = progress_from_json(text.str());
  if (!read)
    return go_on_in_memory(
        file_.string() + ": " + read.error(),
        "Move it away and start again: mv " + file_.string() + " " + file_.string() + ".damaged");
  state_ = *std::move(read);
  version_ = std::move(version);
}

void Progress::update(const std::function<void(ProgressState&)>& edit) {
  const auto lock = save_error_ ? base::FileDescriptor() : take_lock();
  if (lock.is_open()) version_.clear();  // Whatever the file's times say, it is read.
  refresh();
  edit(state_);
  if (!save_error_) save();
}

base::FileDescriptor Progress::take_lock() {
  std::error_code ignored;  // Where the folder cannot be made, opening a file in it says so.
  std::filesystem::create_directories(file_.parent_path(), ignored);
  base::FileDescriptor lock{open((file_.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)};
  if (!lock.is_open()) {
    go_on_in_memory(std::generic_category().message(errno),
                    "Make it writable: chmod -R u+rwX " + file_.parent_path().string());
    return lock;
  }
  const auto deadline = std::chrono::steady_clock::now() + patience_;
  while (flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (std::chrono::steady_clock::now() >= deadline) {
      go_on_in_memory("another program is using " + file_.string(), "Close it, then start again.");
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return lock;
}

// A verdict does not wait for the disk: an answer that is not recorded is better than one that is late.
void Progress::save() {
  const std::string fresh = file_.string() + ".new";
  std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
  file << progress_to_json(state_);
  file.close();
  if (!file || std::rename(fresh.c_str(), file_.c_str()) != 0)
    return go_on_in_memory(std::generic_category().message(errno), "Free some space (df -h .) and make " +
                                                                       file_.parent_path().string() +
                                                                       " writable, then start again.");
  version_ = version_of(file_);
}

void Progress::go_on_in_memory(const std::string& why, const std::string& mend) {
  save_error_ = "Your progress is not being saved: " + why + ".\n" + mend;
}

void Progress::record_visit(const std::string& id) {
  change(id, [](HoleProgress&) {});
  update([&](ProgressState& state) { state.place = id; });
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
  refresh();
  const HoleProgress* found = state_.find(id);
  return found ? *found : HoleProgress{.id = id};
}

std::vector<HoleProgress> Progress::all() {
  refresh();
  auto holes = state_.holes;
  std::ranges::sort(holes, {}, [](const HoleProgress& hole) { return std::pair(hole.first_seen, hole.id); });
  return holes;
}

std::optional<std::string> Progress::place() {
  refresh();
  return state_.place;
}

std::size_t Progress::merge(const std::vector<HoleProgress>& holes) {
  std::size_t news = 0;
  update([&](ProgressState& state) {
    for (const HoleProgress& theirs : holes) {
      auto* const mine = state.find(theirs.id);
      const HoleProgress both = mine ? merged(*mine, theirs) : theirs;
      if (mine && both == *mine) continue;
      if (mine)
        *mine = both;
      else
        state.holes.push_back(both);
      ++news;
    }
  });
  return news;
}

void Progress::change(const std::string& id, const std::function<void(HoleProgress&)>& edit) {
  update([&](ProgressState& state) {
    if (!state.find(id)) state.holes.push_back({.id = id, .first_seen = now()});
    edit(*state.find(id));
  });
}

std::int64_t Progress::now() const { return clock_().time_since_epoch().count(); }

}  // namespace course
