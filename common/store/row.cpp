#include "store/row.hpp"

#include <stdexcept>
#include <utility>

template class std::vector<store::Value>;
template class std::vector<store::Row>;

namespace store {
namespace {

const Value& column_of(const std::vector<Value>& values, std::size_t column) {
  if (column >= values.size()) throw std::logic_error("a row has no column " + std::to_string(column));
  return values[column];
}

template <typename Type>
const Type& found(const Type* value, std::size_t column) {
  if (value) return *value;
  throw std::logic_error("column " + std::to_string(column) + " of a row has another type");
}

template <typename Type>
Value from_optional(const std::optional<Type>& value) {
  return value ? Value{*value} : Value{};
}

}  // namespace

Value::Value() = default;
Value::Value(std::int64_t number) : value_(number) {}
Value::Value(int number) : value_(std::int64_t{number}) {}
Value::Value(double number) : value_(number) {}
Value::Value(std::string text) : value_(std::move(text)) {}
Value::Value(const char* text) : value_(std::string(text)) {}
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

const std::int64_t* Value::integer() const { return std::get_if<std::int64_t>(&value_); }

const double* Value::real() const { return std::get_if<double>(&value_); }

const std::string* Value::text() const { return std::get_if<std::string>(&value_); }

bool Value::is_null() const { return std::holds_alternative<std::monostate>(value_); }

Value nullable(const std::optional<std::int64_t>& number) { return from_optional(number); }

Value nullable(const std::optional<std::string>& text) { return from_optional(text); }

bool Row::is_null(std::size_t column) const { return column < values_.size() && values_[column].is_null(); }

std::int64_t Row::integer(std::size_t column) const {
  return found(column_of(values_, column).integer(), column);
}

const std::string& Row::text(std::size_t column) const {
  return found(column_of(values_, column).text(), column);
}

std::optional<std::int64_t> Row::maybe_integer(std::size_t column) const {
  return is_null(column) ? std::nullopt : std::optional{integer(column)};
}

std::optional<std::string> Row::maybe_text(std::size_t column) const {
  return is_null(column) ? std::nullopt : std::optional{text(column)};
}

}  // namespace store
