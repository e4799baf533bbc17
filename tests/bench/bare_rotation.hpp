#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

// The statements of one rotation on a connection of SQLite's own interface: prepared once, bound and stepped,
// and nothing else.
class BareRotation {
 public:
  static constexpr std::size_t count = 8;
  using Statements = std::array<std::string, count>;
  using Value = std::variant<std::int64_t, std::string>;

  struct Pair {
    std::string hash, access_id;
    std::int64_t access_expires_at;
  };

  // `sql` are the statements of taskboard::refresh() in their order, BEGIN IMMEDIATE and COMMIT included.
  BareRotation(const std::string& file, const Statements& sql, bool flush_each_commit);
  ~BareRotation();
  BareRotation(const BareRotation&) = delete;
  BareRotation& operator=(const BareRotation&) = delete;

  // Spends `hash` of this session for `next`. One writer at a time holds `writer`.
  void rotate(const std::string& hash, std::int64_t session, std::int64_t user, const Pair& next,
              std::mutex& writer);

 private:
  void run(std::size_t statement, std::initializer_list<Value> values);

  sqlite3* connection_ = nullptr;
  std::array<sqlite3_stmt*, count> statements_{};
};
