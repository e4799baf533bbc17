#include "course/progress.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "store/database.hpp"

namespace course {
namespace {

constexpr std::array<std::string_view, 1> schema = {
    "CREATE TABLE hole ("
    "  id TEXT PRIMARY KEY,"
    "  first_seen INTEGER NOT NULL,"
    "  last_verdict TEXT NOT NULL,"
    "  last_judged INTEGER,"
    "  passed_at INTEGER,"
    "  hints_shown INTEGER NOT NULL CHECK (hints_shown BETWEEN 0 AND 3),"
    "  attempts INTEGER NOT NULL CHECK (attempts >= 0)"
    ") STRICT;"
    "CREATE TABLE place (only INTEGER PRIMARY KEY CHECK (only = 1), hole TEXT NOT NULL) STRICT;"};

constexpr std::string_view columns =
    "SELECT id, first_seen, last_verdict, last_judged, passed_at, hints_shown, attempts FROM hole ";

// A verdict does not wait for the disk: an answer that is not recorded is better than one that is late.
std::unique_ptr<store::Database> open(const std::filesystem::path& file, std::chrono::milliseconds patience) {
  const store::Options options{.patience = patience, .durability = store::Durability::process};
  return std::make_unique<store::Database>(file, schema, options);
}

HoleProgress hole_of(const store::Row& row) {
  return {.id = row.text(0),
          .first_seen = row.integer(1),
          .last_verdict = row.text(2),
          .last_judged = row.maybe_integer(3),
          .passed_at = row.maybe_integer(4),
          .hints_shown = row.integer(5),
          .attempts = row.integer(6)};
}

std::optional<HoleProgress> find(store::Database& database, const std::string& id) {
  const auto rows = database.read(std::string{columns} + "WHERE id = ?", {id});
  return rows.empty() ? std::nullopt : std::optional{hole_of(rows.front())};
}

std::vector<HoleProgress> read_all(store::Database& database) {
  std::vector<HoleProgress> holes;
  for (const store::Row& row : database.read(std::string{columns} + "ORDER BY first_seen, id")) {
    holes.push_back(hole_of(row));
  }
  return holes;
}

std::optional<std::string> read_place(store::Database& database) {
  const auto rows = database.read("SELECT hole FROM place");
  return rows.empty() ? std::nullopt : std::optional{rows.front().text(0)};
}

void put(store::Database& database, const HoleProgress& hole) {
  database.write("INSERT OR REPLACE INTO hole VALUES (?, ?, ?, ?, ?, ?, ?)",
                 {hole.id, hole.first_seen, hole.last_verdict, store::nullable(hole.last_judged),
                  store::nullable(hole.passed_at), hole.hints_shown, hole.attempts});
}

void put_place(store::Database& database, const std::string& id) {
  database.write("INSERT OR REPLACE INTO place VALUES (1, ?)", {id});
}

// A database in memory that knows what `broken` can still tell.
std::unique_ptr<store::Database> go_on_in_memory(std::unique_ptr<store::Database> broken) {
  auto memory = open(":memory:", {});
  if (!broken) return memory;
  try {
    for (const HoleProgress& hole : read_all(*broken)) put(*memory, hole);
    if (const auto id = read_place(*broken)) put_place(*memory, *id);
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

HoleProgress joined(const HoleProgress& mine, const HoleProgress& theirs) {
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
  attempt([&](store::Database&) {});
}

Progress::~Progress() = default;
Progress::Progress(Progress&&) noexcept = default;
Progress& Progress::operator=(Progress&&) noexcept = default;

void Progress::attempt(const std::function<void(store::Database&)>& work) {
  try {
    if (!database_) database_ = open(file_, patience_);
    return work(*database_);
  } catch (const store::Failure& failure) {
    trouble_ = std::string{"Your progress is not being saved: "} + failure.what() + ".\n" +
               mend_of(failure.problem(), file_);
  }
  database_ = go_on_in_memory(std::move(database_));
  work(*database_);
}

void Progress::saw(const std::string& id) {
  change(id, [](HoleProgress&) {});
  attempt([&](store::Database& database) { put_place(database, id); });
}

void Progress::judged(const std::string& id, const std::string& verdict) {
  change(id, [&](HoleProgress& hole) {
    hole.last_verdict = verdict;
    hole.last_judged = now();
    if (verdict != "waiting") ++hole.attempts;
    if (verdict == "passed" && !hole.passed_at) hole.passed_at = now();
  });
}

void Progress::showed_hint(const std::string& id, std::int64_t number) {
  change(id, [&](HoleProgress& hole) {
    hole.hints_shown = std::clamp<std::int64_t>(number, hole.hints_shown, 3);
  });
}

HoleProgress Progress::of(const std::string& id) {
  std::optional<HoleProgress> found;
  attempt([&](store::Database& database) { found = find(database, id); });
  return found.value_or(HoleProgress{.id = id});
}

std::vector<HoleProgress> Progress::all() {
  std::vector<HoleProgress> holes;
  attempt([&](store::Database& database) { holes = read_all(database); });
  return holes;
}

std::optional<std::string> Progress::place() {
  std::optional<std::string> id;
  attempt([&](store::Database& database) { id = read_place(database); });
  return id;
}

void Progress::merge(const std::vector<HoleProgress>& holes) {
  attempt([&](store::Database& database) {
    database.transaction([&] {
      for (const HoleProgress& theirs : holes) {
        const auto mine = find(database, theirs.id);
        put(database, mine ? joined(*mine, theirs) : theirs);
      }
    });
  });
}

void Progress::change(const std::string& id, const std::function<void(HoleProgress&)>& edit) {
  attempt([&](store::Database& database) {
    database.transaction([&] {
      HoleProgress hole = find(database, id).value_or(HoleProgress{.id = id, .first_seen = now()});
      edit(hole);
      put(database, hole);
    });
  });
}

std::int64_t Progress::now() const { return clock_().time_since_epoch().count(); }

}  // namespace course
