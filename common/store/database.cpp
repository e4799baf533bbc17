#include "store/database.hpp"

#include <stdexcept>

#include "store/internal/connection.hpp"
#include "store/internal/sqlite_errors.hpp"
#include "store/migrate.hpp"

namespace store {
namespace {

Value value_of(const SQLite::Column& column) {
  if (column.isInteger()) return column.getInt64();
  if (column.isFloat()) return column.getDouble();
  if (column.isNull()) return {};
  return column.getString();
}

Row row_of(SQLite::Statement& statement) {
  std::vector<Value> values;
  const int columns = statement.getColumnCount();
  values.reserve(static_cast<std::size_t>(columns));
  for (int i = 0; i < columns; ++i) values.push_back(value_of(statement.getColumn(i)));
  return Row{std::move(values)};
}

// Says that a connection is in a transaction, until the end of the scope.
class Marked {
 public:
  explicit Marked(bool& flag) : flag_(flag) { flag_ = true; }
  ~Marked() { flag_ = false; }
  Marked(const Marked&) = delete;
  Marked& operator=(const Marked&) = delete;

 private:
  bool& flag_;
};

}  // namespace

Database::Database(const std::string& file, std::span<const std::string_view> migrations,
                   const Options& options)
    : connection_(told(file, [&] {
        auto connection = std::make_unique<Connection>(file, options, std::make_shared<WriteQueue>());
        migrate(connection->sqlite, file, migrations);
        return connection;
      })) {}

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

std::int64_t Database::write(std::string_view sql, std::initializer_list<Value> values) {
  const auto changed = told(connection_->file, [&]() -> std::int64_t {
    const auto turn = connection_->turn_to_write();
    return connection_->statement(sql, std::span(values.begin(), values.size()))->exec();
  });
  connection_->has_run(sql);
  return changed;
}

std::optional<std::int64_t> Database::insert(std::string_view sql, std::initializer_list<Value> values) {
  const auto id = told(connection_->file, [&]() -> std::optional<std::int64_t> {
    const auto turn = connection_->turn_to_write();
    const auto added = connection_->statement(sql, std::span(values.begin(), values.size()))->exec();
    if (added == 0) return std::nullopt;
    return connection_->sqlite.getLastInsertRowid();
  });
  connection_->has_run(sql);
  return id;
}

std::vector<Row> Database::read(std::string_view sql, std::initializer_list<Value> values) {
  auto rows = told(connection_->file, [&] {
    auto statement = connection_->statement(sql, std::span(values.begin(), values.size()));
    std::vector<Row> found;
    while (statement->executeStep()) found.push_back(row_of(*statement));
    return found;
  });
  connection_->has_run(sql);
  return rows;
}

void Database::transaction(const std::function<void()>& work) {
  if (connection_->in_transaction) throw std::logic_error("a transaction inside a transaction");
  told(connection_->file, [&] {
    const auto turn = connection_->turn_to_write();
    SQLite::Transaction running{connection_->sqlite, SQLite::TransactionBehavior::IMMEDIATE};
    const Marked marked{connection_->in_transaction};
    connection_->has_run("BEGIN IMMEDIATE");
    work();
    running.commit();
  });
  connection_->has_run("COMMIT");
}

}  // namespace store
