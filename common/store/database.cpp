#include "store/database.hpp"

#include <algorithm>
#include <limits>
#include <sqlite3.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/migrate.hpp"

namespace store {
namespace {

Problem problem_of(int code) {
  switch (code) {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Problem::cannot_open;
    case SQLITE_READONLY:
      return Problem::read_only;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Problem::busy;
    case SQLITE_FULL:
      return Problem::full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Problem::damaged;
    case SQLITE_CONSTRAINT:
      return Problem::refused;
    default:
      return Problem::other;
  }
}

// Runs `work`, with SQLite's exceptions told in our words.
template <typename Work>
auto told(const std::filesystem::path& file, const Work& work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    // The low byte is the kind of error; the rest refines it.
    throw Failure(problem_of(error.getErrorCode() & 0xFF), file, error.what());
  }
}

int milliseconds(std::chrono::milliseconds patience) {
  constexpr std::int64_t longest = std::numeric_limits<int>::max();
  return static_cast<int>(std::clamp<std::int64_t>(patience.count(), 0, longest));
}

void bind(SQLite::Statement& statement, int index, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return statement.bind(index, *number);
  if (const auto* real = std::get_if<double>(&value)) return statement.bind(index, *real);
  if (const auto* text = std::get_if<std::string>(&value)) return statement.bind(index, *text);
  statement.bind(index);  // NULL
}

Value column(const SQLite::Column& column) {
  if (column.isInteger()) return column.getInt64();
  if (column.isFloat()) return column.getDouble();
  if (column.isNull()) return {};
  return column.getString();
}

SQLite::Statement prepared(SQLite::Database& database, std::string_view sql, const Values& values) {
  SQLite::Statement statement{database, std::string{sql}};
  int index = 0;
  for (const Value& value : values) bind(statement, ++index, value);
  return statement;
}

}  // namespace

struct Database::Connection {
  Connection(const std::filesystem::path& path, const Options& options)
      : file(path),
        sqlite(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, milliseconds(options.patience)) {
    // exec() refuses statements that answer rows, and this one answers the mode that it chose.
    sqlite.execAndGet("PRAGMA journal_mode = WAL");
    sqlite.exec("PRAGMA foreign_keys = ON");
    const bool flush_each_commit = options.durability == Durability::power_failure;
    sqlite.exec(flush_each_commit ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
  }

  std::filesystem::path file;
  SQLite::Database sqlite;
};

Database::Database(const std::filesystem::path& file, std::span<const std::string_view> migrations,
                   Options options) {
  connection_ = told(file, [&] { return std::make_unique<Connection>(file, options); });
  told(file, [&] { migrate(connection().sqlite, file, migrations); });
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

// The one place that knows which connection serves the caller.
Database::Connection& Database::connection() const { return *connection_; }

std::int64_t Database::write(std::string_view sql, const Values& values) {
  return told(connection().file,
              [&]() -> std::int64_t { return prepared(connection().sqlite, sql, values).exec(); });
}

std::vector<Row> Database::read(std::string_view sql, const Values& values) {
  return told(connection().file, [&] {
    SQLite::Statement statement = prepared(connection().sqlite, sql, values);
    std::vector<Row> rows;
    while (statement.executeStep()) {
      Values row;
      for (int i = 0; i < statement.getColumnCount(); ++i) row.push_back(column(statement.getColumn(i)));
      rows.emplace_back(std::move(row));
    }
    return rows;
  });
}

void Database::transaction(const std::function<void()>& work) {
  told(connection().file, [&] {
    SQLite::Transaction running{connection().sqlite, SQLite::TransactionBehavior::IMMEDIATE};
    work();
    running.commit();
  });
}

}  // namespace store
