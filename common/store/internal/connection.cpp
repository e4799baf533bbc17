#include "store/internal/connection.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdexcept>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "store/internal/sqlite_errors.hpp"

namespace store {
namespace {

constexpr std::size_t kept_statements = 64;  // More than a program of ours has; text that is built each time
                                             // must not fill the memory.

// SQLite asks what to do when another program is writing: 0 gives up, 1 tries again. Its own answer sleeps
// for up to a tenth of a second, and a busy neighbour leaves gaps much shorter than that.
int wait_a_little(void* patience, int tried) {
  if (tried >= static_cast<std::chrono::milliseconds*>(patience)->count()) return 0;
  std::this_thread::sleep_for(std::chrono::milliseconds{1});
  return 1;
}

// Only one program can turn a new file's log on, and SQLite lets the others fail instead of wait.
void use_write_ahead_log(SQLite::Database& database, std::chrono::milliseconds patience) {
  for (auto left = patience;; left -= std::chrono::milliseconds{1}) {
    try {
      // exec() refuses statements that answer rows, and this one answers the mode that it chose.
      database.execAndGet("PRAGMA journal_mode = WAL");
      return;
    } catch (const SQLite::Exception& error) {
      if (problem_of(error) != Problem::busy || left.count() <= 0) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
}

// Creates a missing file readable by its owner only, because it will hold password hashes and keys; SQLite
// gives its log the same mode. An existing file is not opened here: closing a second descriptor would
// release SQLite's locks.
std::string made_for_owner(std::string path) {
  constexpr mode_t owner_only = 0600;
  const int made =
      path == ":memory:" ? -1 : ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, owner_only);
  if (made >= 0) ::close(made);
  return path;
}

void bind(SQLite::Statement& statement, int index, const Value& value) {
  if (const auto* number = value.integer()) return statement.bind(index, *number);
  if (const auto* real = value.real()) return statement.bind(index, *real);
  if (const auto* text = value.text()) return statement.bind(index, *text);
  statement.bind(index);  // NULL
}

}  // namespace

BoundStatement::BoundStatement(SQLite::Statement& statement, std::span<const Value> values)
    : statement_(statement) {
  if (std::cmp_not_equal(values.size(), statement.getBindParameterCount()))
    throw std::logic_error("a statement has " + std::to_string(statement.getBindParameterCount()) +
                           " places for values and got " + std::to_string(values.size()));
  int index = 0;
  for (const Value& value : values) bind(statement, ++index, value);
}

// A connection is used by one thread at a time, so SQLite need not lock it.
Connection::Connection(std::string path, const Options& options, std::shared_ptr<WriteQueue> writers)
    : file(made_for_owner(std::move(path))),
      sqlite(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX),
      patience_(options.patience),
      after_statement_(options.after_statement),
      writers_(std::move(writers)) {
  sqlite3_busy_handler(sqlite.getHandle(), wait_a_little, &patience_);
  use_write_ahead_log(sqlite, patience_);
  sqlite.exec("PRAGMA foreign_keys = ON");
  const bool flush_each_commit = options.durability == Durability::power_failure;
  sqlite.exec(flush_each_commit ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
}

WriteTurn Connection::turn_to_write() {
  if (in_transaction) return WriteTurn(nullptr);
  if (!writers_->enter(patience_))
    throw Failure(Problem::busy, {.file = file, .detail = "too many writers wait in this program"});
  return WriteTurn(writers_.get());
}

void Connection::has_run(std::string_view sql) const {
  if (after_statement_) after_statement_(sql);
}

BoundStatement Connection::statement(std::string_view sql, std::span<const Value> values) {
  auto kept = statements_.find(sql);
  if (kept == statements_.end()) {
    if (statements_.size() == kept_statements) statements_.clear();
    std::string text{sql};
    SQLite::Statement prepared{sqlite, text};
    kept = statements_.emplace(std::move(text), std::move(prepared)).first;
  }
  return {kept->second, values};
}

}  // namespace store
