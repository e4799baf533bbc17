#include "bare_rotation.hpp"

#include <sqlite3.h>
#include <stdexcept>

BareRotation::BareRotation(const std::string& file, const Statements& sql, bool flush_each_commit) {
  if (sqlite3_open_v2(file.c_str(), &connection_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) !=
      SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(connection_));
  for (const auto* const pragma :
       {"PRAGMA busy_timeout = 5000", "PRAGMA foreign_keys = ON",
        flush_each_commit ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL"})
    sqlite3_exec(connection_, pragma, nullptr, nullptr, nullptr);
  for (std::size_t i = 0; i < count; ++i)
    if (sqlite3_prepare_v2(connection_, sql[i].c_str(), -1, &statements_[i], nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(connection_));
}

BareRotation::~BareRotation() {
  for (auto* statement : statements_) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

void BareRotation::rotate(const std::string& hash, std::int64_t session, std::int64_t user, const Pair& next,
                          std::mutex& writer) {
  run(0, {hash});
  const std::scoped_lock lock(writer);
  run(1, {});
  run(2, {hash});
  run(3, {user});
  run(4, {hash});
  run(5, {next.hash, session, next.access_id, next.access_expires_at});
  run(6, {next.access_expires_at, session});
  run(7, {});
}

void BareRotation::run(std::size_t number, std::initializer_list<Value> values) {
  auto* const statement = statements_.at(number);
  int index = 0;
  for (const auto& value : values) {
    ++index;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
      sqlite3_bind_int64(statement, index, *integer);
    else
      sqlite3_bind_text(statement, index, std::get<std::string>(value).c_str(), -1, SQLITE_TRANSIENT);
  }
  int result = SQLITE_ROW;
  while (result == SQLITE_ROW) result = sqlite3_step(statement);
  sqlite3_reset(statement);
  if (result != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(connection_));
}
