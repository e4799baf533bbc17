#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/problem.hpp"
#include "store/row.hpp"

namespace store {

// What a committed change outlives. Both outlive a process that is killed at any moment.
enum class Durability { process, power_failure };

struct Options {
  // How long a writer waits for another one before Problem::busy.
  std::chrono::milliseconds patience{5000};
  Durability durability = Durability::power_failure;
  // For tests that kill a program between two statements, or let somebody else in. Called with the SQL of
  // each statement after it has run, "BEGIN IMMEDIATE" and "COMMIT" included, but not for migrations; outside
  // of a transaction others may write by then. May be empty.
  std::function<void(std::string_view sql)> after_statement{};
};

class Connection;

// An SQLite file: write-ahead log, foreign keys on, schema brought up to date.
//
// Every function throws Failure when the world is broken. Statements carry `?` for values, one value for
// each; a value never becomes part of the SQL. Use one Database from one thread at a time; many threads
// share a file through a Pool.
class Database {
 public:
  // Opens `file`, or creates it for its owner only, and applies the migrations that it has not seen yet, all
  // or none. Migration i (SQL, several statements allowed) leads from version i to i + 1: append, never edit.
  // The path ":memory:" gives a database that ends with the object.
  Database(const std::string& file, std::span<const std::string_view> migrations,
           const Options& options = {});
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  // Runs one statement that changes rows; gives their number.
  std::int64_t write(std::string_view sql, std::initializer_list<Value> values = {});

  // Runs one INSERT of at most one row; gives the id of that row, nothing when it inserted none.
  std::optional<std::int64_t> insert(std::string_view sql, std::initializer_list<Value> values = {});

  // Runs one statement that answers rows and changes nothing.
  std::vector<Row> read(std::string_view sql, std::initializer_list<Value> values = {});

  // Runs `work` inside BEGIN IMMEDIATE … COMMIT: it sees no other writer and waits its turn before
  // it reads. An exception rolls everything back and goes on to the caller. Not to be nested
  // (std::logic_error).
  void transaction(const std::function<void()>& work);

 private:
  friend class Pool;
  explicit Database(std::unique_ptr<Connection> connection);

  std::unique_ptr<Connection> connection_;
};

}  // namespace store
