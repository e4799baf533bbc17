#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace store {

// What a column holds, and what a `?` in a statement stands for. None is made of another: 1 is not "1".
class Value {
 public:
  Value();  // NULL
  Value(std::int64_t number);
  Value(int number);
  Value(double number);
  Value(std::string text);
  Value(const char* text);
  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();

  // What is in it; nullptr when it is something else.
  const std::int64_t* integer() const;
  const double* real() const;
  const std::string* text() const;
  bool is_null() const;

 private:
  std::variant<std::monostate, std::int64_t, double, std::string> value_;
};

// A value, or NULL when there is none.
Value nullable(const std::optional<std::int64_t>& number);
Value nullable(const std::optional<std::string>& text);

// One line of an answer. Columns count from 0. Asking for a column that is not there or has
// another type throws std::logic_error: the statement and its reader disagree.
class Row {
 public:
  explicit Row(std::vector<Value> values = {}) : values_(std::move(values)) {}

  std::int64_t integer(std::size_t column) const;
  const std::string& text(std::size_t column) const;

  // The same for columns that may be NULL.
  std::optional<std::int64_t> maybe_integer(std::size_t column) const;
  std::optional<std::string> maybe_text(std::size_t column) const;

 private:
  bool is_null(std::size_t column) const;

  std::vector<Value> values_;
};

}  // namespace store

// Compiled once, in row.cpp: a file that asks a database compiles in less time.
extern template class std::vector<store::Value>;
extern template class std::vector<store::Row>;
