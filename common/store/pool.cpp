#include "store/pool.hpp"

#include <stdexcept>

#include "store/internal/connection.hpp"
#include "store/internal/sqlite_errors.hpp"
#include "store/migrate.hpp"

namespace store {

Pool::Lease::~Lease() {
  if (database_) pool_->take_back(std::move(database_));
}

Pool::Pool(std::string file, std::span<const std::string_view> migrations, Options options)
    : file_(std::move(file)), options_(std::move(options)), writers_(std::make_shared<WriteQueue>()) {
  if (file_ == ":memory:") throw std::logic_error("a pool needs a file");
  auto first = connect();
  told(file_, [&] { migrate(first->sqlite, file_, migrations); });
  take_back(wrapped(std::move(first)));
}

Pool::~Pool() = default;

Pool::Lease Pool::lease() {
  ++lease_count_;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto database = std::move(idle_.back());
      idle_.pop_back();
      return {*this, std::move(database)};
    }
  }
  return {*this, wrapped(connect())};
}

std::size_t Pool::waiting_writers() const { return writers_->waiting(); }

std::unique_ptr<Connection> Pool::connect() const {
  return told(file_, [&] { return std::make_unique<Connection>(file_, options_, writers_); });
}

std::unique_ptr<Database> Pool::wrapped(std::unique_ptr<Connection> connection) {
  return std::unique_ptr<Database>(new Database(std::move(connection)));
}

void Pool::take_back(std::unique_ptr<Database> database) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(database));
}

}  // namespace store
