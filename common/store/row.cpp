#include "store/row.hpp"

#include <stdexcept>

namespace store {
namespace {

template <typename Type>
const Type& column_as(const Values& values, std::size_t column) {
  if (column >= values.size()) throw std::logic_error("a row has no column " + std::to_string(column));
  if (const Type* value = std::get_if<Type>(&values[column])) return *value;
  throw std::logic_error("column " + std::to_string(column) + " of a row has another type");
}

template <typename Type>
Value from_optional(const std::optional<Type>& value) {
  return value ? Value{*value} : Value{};
}

}  // namespace

Value nullable(const std::optional<std::int64_t>& number) { return from_optional(number); }

Value nullable(const std::optional<std::string>& text) { return from_optional(text); }

bool Row::is_null(std::size_t column) const {
  return column < values_.size() && std::holds_alternative<std::monostate>(values_[column]);
}

std::int64_t Row::integer(std::size_t column) const { return column_as<std::int64_t>(values_, column); }

const std::string& Row::text(std::size_t column) const { return column_as<std::string>(values_, column); }

std::optional<std::int64_t> Row::maybe_integer(std::size_t column) const {
  return is_null(column) ? std::nullopt : std::optional{integer(column)};
}

std::optional<std::string> Row::maybe_text(std::size_t column) const {
  return is_null(column) ? std::nullopt : std::optional{text(column)};
}

}  // namespace store
