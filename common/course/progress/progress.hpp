#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/file_descriptor.hpp"

namespace course {

// What the learner did with one hole: an exercise, a server or a lab.
struct HoleProgress {
  std::string id;                             // "1.4", "1.server", "lab1"
  std::int64_t first_seen = 0;                // seconds since 1970, UTC; so are the other times
  std::string last_verdict{};                 // "passed", "failed", "waiting", …; empty: never judged
  std::optional<std::int64_t> last_judged{};  // when that was
  std::optional<std::int64_t> passed_at{};    // the first time that it passed
  std::int64_t hints_shown = 0;               // 0 to 3
  std::int64_t attempts = 0;                  // verdicts on an answer: not "waiting", nor a pass after a pass

  bool operator==(const HoleProgress&) const = default;
};

// What a file of progress holds.
struct ProgressState {
  std::vector<HoleProgress> holes{};
  std::optional<std::string> place{};  // The hole that was looked at last.

  HoleProgress* find(const std::string& id);
};

// The learner's progress, in a JSON file that is replaced in one step, so it outlives a kill at any moment.
// It is what `scripts/course progress export` prints, and the place.
//
// Nothing here throws over the state of the world: where the file cannot be used, progress lives in
// memory until the program ends, save_error() says why and how to fix it, and the course goes on.
// Nothing is repaired or deleted: a damaged file may hold months of work.
// Several programs may share a file. Use one Progress from one thread at a time.
class Progress {
 public:
  using Clock = std::function<std::chrono::sys_seconds()>;

  // Reads `file` if there is one; the first change makes it, and the folder it is in. `patience` is how long
  // another program that writes to it is waited for.
  Progress(const std::filesystem::path& file, Clock clock,
           std::chrono::milliseconds patience = std::chrono::seconds{1});

  // Why progress is not being saved, in words for the learner; std::nullopt if it is.
  const std::optional<std::string>& save_error() const { return save_error_; }

  // The learner looks at this hole: it becomes the place to go on.
  void record_visit(const std::string& id);

  // The judge spoke. `verdict` is its word; "passed" and "waiting" have a meaning here, and "interrupted" and
  // "not_judged", which say nothing about the answer, are not recorded.
  void record_verdict(const std::string& id, const std::string& verdict);

  // The answer was taken away: the hole is open again. Hints and attempts stay.
  void record_reset(const std::string& id);

  // The hint with this number (1 to 3) was shown. A smaller number than before changes nothing.
  void record_hint(const std::string& id, std::int64_t number);

  // Everything known about a hole; a fresh record (first_seen 0) for one that was never seen.
  HoleProgress of(const std::string& id);

  // All holes that were seen, in the order in which they were first seen.
  std::vector<HoleProgress> all();

  // The hole that was looked at last.
  std::optional<std::string> place();

  // Takes over what another file knows, all of it or (when save_error() appears) nothing. A pass, a hint
  // or an attempt that either side knows is kept: importing never loses anything. Returns of how many holes
  // they know more than was known here.
  std::size_t merge(const std::vector<HoleProgress>& holes);

 private:
  // Takes over what another program has written meanwhile.
  void refresh();

  // Edits the state, alone among all programs, and saves it.
  void update(const std::function<void(ProgressState&)>& edit);

  // Edits one record, made first where there is none.
  void change(const std::string& id, const std::function<void(HoleProgress&)>& edit);
  base::FileDescriptor take_lock();
  void save();
  void go_on_in_memory(const std::string& why, const std::string& mend);
  std::int64_t now() const;

  std::filesystem::path file_;
  Clock clock_;
  std::chrono::milliseconds patience_;
  ProgressState state_;
  std::string version_;  // Of the file when it was read or written.
  std::optional<std::string> save_error_;
};

}  // namespace course
