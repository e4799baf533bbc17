#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "store/database.hpp"

namespace store {

class Connection;
class WriteQueue;

// One file for many threads: each piece of work leases a connection of its own. Readers never wait;
// writers of this process stand in line, first come, first served, for as long as Options::patience.
// Thread-safe. Outlives its leases. Why: docs/decisions/0060-one-connection-per-piece-of-work.md
//
//   const auto database = pool.lease();
//   const auto user = taskboard::find_user(*database, id);
class Pool {
 public:
  // A Database for exclusive use until the end of the scope.
  class Lease {
   public:
    Lease(Lease&&) noexcept = default;
    ~Lease();

    Database& operator*() const { return *database_; }
    Database* operator->() const { return database_.get(); }

   private:
    friend class Pool;
    Lease(Pool& pool, std::unique_ptr<Database> database) : pool_(&pool), database_(std::move(database)) {}

    Pool* pool_;
    std::unique_ptr<Database> database_;
  };

  // Opens `file` as Database does, and throws what it throws. Not ":memory:": every connection would see
  // a memory of its own (std::logic_error).
  Pool(std::string file, std::span<const std::string_view> migrations, Options options = {});
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // An idle connection, or a new one: there are as many as were ever in use at once. Throws Failure.
  Lease lease();

  // How many writers stand in line at this moment: so a test knows that they have all come.
  std::size_t waiting_writers() const;

  // How many leases there have been: so a test knows how many a request takes.
  std::size_t lease_count() const { return lease_count_; }

 private:
  std::unique_ptr<Connection> connect() const;
  static std::unique_ptr<Database> wrapped(std::unique_ptr<Connection> connection);
  void take_back(std::unique_ptr<Database> database);

  const std::string file_;
  const Options options_;
  const std::shared_ptr<WriteQueue> writers_;
  std::atomic<std::size_t> lease_count_ = 0;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Database>> idle_;  // Last in, first out: its cache is warm.
};

}  // namespace store
