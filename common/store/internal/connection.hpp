#pragma once

// One connection to a file, with what it keeps between statements.
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/database.hpp"
#include "store/write_queue.hpp"

namespace store {

// The right to write, given back at the end of the scope.
class WriteTurn {
 public:
  explicit WriteTurn(WriteQueue* queue) : queue_(queue) {}  // Has entered; nullptr: somebody else has.
  ~WriteTurn() {
    if (queue_ != nullptr) queue_->leave();
  }
  WriteTurn(const WriteTurn&) = delete;
  WriteTurn& operator=(const WriteTurn&) = delete;

 private:
  WriteQueue* queue_;
};

// A prepared statement with its values, made ready for the next use at the end of the scope.
class BoundStatement {
 public:
  BoundStatement(SQLite::Statement& statement, std::span<const Value> values);
  ~BoundStatement() { statement_.tryReset(); }
  BoundStatement(const BoundStatement&) = delete;
  BoundStatement& operator=(const BoundStatement&) = delete;

  SQLite::Statement* operator->() { return &statement_; }
  SQLite::Statement& operator*() { return statement_; }

 private:
  SQLite::Statement& statement_;
};

class Connection {
 public:
  // Throws SQLite's exceptions, as every function here does.
  Connection(std::string path, const Options& options, std::shared_ptr<WriteQueue> writers);

  // Waits until this connection may write. Throws Failure (Problem::busy) when the patience is over.
  WriteTurn turn_to_write();

  // Statements are prepared once and kept: preparing costs more than running most of them.
  BoundStatement statement(std::string_view sql, std::span<const Value> values);

  // Calls Options::after_statement.
  void has_run(std::string_view sql) const;

  const std::string file;
  SQLite::Database sqlite;
  bool in_transaction = false;

 private:
  std::chrono::milliseconds patience_;
  const std::function<void(std::string_view)> after_statement_;
  const std::shared_ptr<WriteQueue> writers_;
  std::map<std::string, SQLite::Statement, std::less<>> statements_;
};

}  // namespace store
