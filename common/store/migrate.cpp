#include "store/migrate.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/problem.hpp"

namespace store {
namespace {

std::size_t version_of(SQLite::Database& database) {
  if (!database.tableExists("schema_version")) return 0;
  SQLite::Statement statement{database, "SELECT max(version) FROM schema_version"};
  const bool known = statement.executeStep() && !statement.getColumn(0).isNull();
  return known ? static_cast<std::size_t>(statement.getColumn(0).getInt64()) : 0;
}

void write_version(SQLite::Database& database, std::size_t version) {
  database.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT");
  database.exec("DELETE FROM schema_version");
  SQLite::Statement statement{database, "INSERT INTO schema_version VALUES (?)"};
  statement.bind(1, static_cast<std::int64_t>(version));
  statement.exec();
}

}  // namespace

void migrate(SQLite::Database& database, const std::string& file,
             std::span<const std::string_view> migrations) {
  if (version_of(database) == migrations.size()) return;  // The usual start waits for no writer.
  SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
  const std::size_t version = version_of(database);
  if (version > migrations.size()) {
    throw Failure(Problem::newer, {.file = file,
                                   .detail = "schema version " + std::to_string(version) + ", we know " +
                                             std::to_string(migrations.size())});
  }
  if (version == migrations.size()) return;  // Another program was quicker: the transaction rolls back.
  for (const std::string_view sql : migrations.subspan(version)) database.exec(std::string{sql});
  write_version(database, migrations.size());
  transaction.commit();
}

}  // namespace store
