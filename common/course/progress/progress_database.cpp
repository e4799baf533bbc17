#include "course/progress/progress_database.hpp"

#include <array>
#include <string_view>

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

constexpr std::string_view select_columns =
    "SELECT id, first_seen, last_verdict, last_judged, passed_at, hints_shown, attempts FROM hole ";

HoleProgress hole_of(const store::Row& row) {
  return {.id = row.text(0),
          .first_seen = row.integer(1),
          .last_verdict = row.text(2),
          .last_judged = row.maybe_integer(3),
          .passed_at = row.maybe_integer(4),
          .hints_shown = row.integer(5),
          .attempts = row.integer(6)};
}

}  // namespace

// A verdict does not wait for the disk: an answer that is not recorded is better than one that is late.
ProgressDatabase::ProgressDatabase(const std::filesystem::path& file, std::chrono::milliseconds patience)
    : database_(file, schema, {.patience = patience, .durability = store::Durability::process}) {}

std::optional<HoleProgress> ProgressDatabase::find(const std::string& id) {
  const auto rows = database_.read(std::string{select_columns} + "WHERE id = ?", {id});
  return rows.empty() ? std::nullopt : std::optional{hole_of(rows.front())};
}

std::vector<HoleProgress> ProgressDatabase::all() {
  std::vector<HoleProgress> holes;
  for (const store::Row& row : database_.read(std::string{select_columns} + "ORDER BY first_seen, id")) {
    holes.push_back(hole_of(row));
  }
  return holes;
}

void ProgressDatabase::put(const HoleProgress& hole) {
  database_.write("INSERT OR REPLACE INTO hole VALUES (?, ?, ?, ?, ?, ?, ?)",
                  {hole.id, hole.first_seen, hole.last_verdict, store::nullable(hole.last_judged),
                   store::nullable(hole.passed_at), hole.hints_shown, hole.attempts});
}

std::optional<std::string> ProgressDatabase::place() {
  const auto rows = database_.read("SELECT hole FROM place");
  return rows.empty() ? std::nullopt : std::optional{rows.front().text(0)};
}

void ProgressDatabase::put_place(const std::string& id) {
  database_.write("INSERT OR REPLACE INTO place VALUES (1, ?)", {id});
}

}  // namespace course
