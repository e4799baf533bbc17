#pragma once

#include <span>
#include <string>
#include <string_view>

namespace SQLite {  // NOLINT(readability-identifier-naming)
class Database;
}

namespace store {

// Brings the schema up to date: reads its version, runs the migrations from there on and writes the
// new version, all in one transaction. Two programs that start together apply each migration once.
// Throws Failure (Problem::newer) when the file knows more migrations than we do, and SQLite's
// exceptions otherwise.
void migrate(SQLite::Database& database, const std::string& file,
             std::span<const std::string_view> migrations);

}  // namespace store
