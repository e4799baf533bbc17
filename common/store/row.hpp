#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace store {

// What a column holds, and what a `?` in a statement stands for. NULL is std::monostate.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;
using Values = std::vector<Value>;

// A value, or NULL when there is none.
Value nullable(const std::optional<std::int64_t>& number);
Value nullable(const std::optional<std::string>& text);

// One line of an answer. Columns count from 0. Asking for a column that is not there or has
// another type throws std::logic_error: the statement and its reader disagree.
class Row {
 public:
  explicit Row(Values values) : values_(std::move(values)) {}

  std::int64_t integer(std::size_t column) const;
  const std::string& text(std::size_t column) const;

  // The same for columns that may be NULL.
  std::optional<std::int64_t> maybe_integer(std::size_t column) const;
  std::optional<std::string> maybe_text(std::size_t column) const;

 private:
  bool is_null(std::size_t column) const;

  Values values_;
};

}  // namespace store
