#include "json/value.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace json {
namespace {

using Native = nlohmann::ordered_json;

const Native& null_value() {
  static const Native null;
  return null;
}

std::unique_ptr<Native> make_native(auto&& value) {
  return std::make_unique<Native>(std::forward<decltype(value)>(value));
}

ParseEvent to_event(Native::parse_event_t event) {
  switch (event) {
    case Native::parse_event_t::object_start:
      return ParseEvent::object_start;
    case Native::parse_event_t::object_end:
      return ParseEvent::object_end;
    case Native::parse_event_t::array_start:
      return ParseEvent::array_start;
    case Native::parse_event_t::array_end:
      return ParseEvent::array_end;
    case Native::parse_event_t::key:
      return ParseEvent::key;
    case Native::parse_event_t::value:
      return ParseEvent::value;
  }
  std::unreachable();
}

bool equal(const Native& left, const Native& right);

bool equal_members(const Native& left, const Native& right) {
  if (left.size() != right.size()) return false;
  return std::ranges::all_of(left.items(), [&right](const auto& member) {
    const auto found = right.find(member.key());
    return found != right.end() && equal(member.value(), *found);
  });
}

// nlohmann's == for ordered_json compares members in their order; JSON has none.
bool equal(const Native& left, const Native& right) {
  if (left.is_object() && right.is_object()) return equal_members(left, right);
  if (left.is_array() && right.is_array()) return std::ranges::equal(left, right, equal);
  return left == right;
}

std::optional<std::string> text_of(const Native& value) {
  if (!value.is_string()) return std::nullopt;
  return value.get_ref<const std::string&>();
}

std::optional<std::int64_t> integer_of(const Native& value) {
  if (value.is_number_unsigned()) {
    const auto number = value.get<std::uint64_t>();
    if (!std::in_range<std::int64_t>(number)) return std::nullopt;
    return static_cast<std::int64_t>(number);
  }
  if (!value.is_number_integer()) return std::nullopt;
  return value.get<std::int64_t>();
}

// `number` as a double, if that is the same number. Doubles round up to 2^64, which no std::uint64_t holds.
std::optional<double> exactly(std::uint64_t number) {
  const auto rounded = static_cast<double>(number);
  if (rounded >= 0x1p64 || static_cast<std::uint64_t>(rounded) != number) return std::nullopt;
  return rounded;
}

std::optional<double> number_of(const Native& value) {
  if (!value.is_number()) return std::nullopt;
  if (value.is_number_float()) return value.get<double>();
  if (value.is_number_unsigned() || value.get<std::int64_t>() >= 0)
    return exactly(value.get<std::uint64_t>());
  const auto magnitude = exactly(-value.get<std::uint64_t>());
  return magnitude ? std::optional(-*magnitude) : std::nullopt;
}

std::optional<bool> boolean_of(const Native& value) {
  if (!value.is_boolean()) return std::nullopt;
  return value.get<bool>();
}

// The member of an object, or null.
const Native& member_or_null(const Native& value, std::string_view name) {
  if (!value.is_object()) return null_value();
  const auto found = value.find(std::string(name));
  return found == value.end() ? null_value() : *found;
}

}  // namespace

Value::Value() noexcept = default;
Value::Value(std::nullptr_t) noexcept {}
Value::Value(Truth value) : value_(make_native(value == Truth::yes)) {}
Value::Value(int value) : value_(make_native(value)) {}
Value::Value(long value) : value_(make_native(value)) {}
Value::Value(long long value) : value_(make_native(value)) {}
Value::Value(unsigned value) : value_(make_native(value)) {}
Value::Value(unsigned long value) : value_(make_native(value)) {}
Value::Value(unsigned long long value) : value_(make_native(value)) {}
Value::Value(double value) : value_(make_native(value)) {}
Value::Value(const char* text) : value_(make_native(text)) {}
Value::Value(std::string text) : value_(make_native(std::move(text))) {}
Value::Value(std::string_view text) : value_(make_native(text)) {}

Value::Value(std::initializer_list<Member> members) : value_(make_native(Native::object())) {
  for (const auto& [name, value] : members) set(name, value);
}

Value Value::object(std::initializer_list<Member> members) { return Value(members); }

Value Value::array(std::initializer_list<Value> elements) {
  Value list;
  list.value_ = make_native(Native::array());
  for (const Value& element : elements) list.push_back(element);
  return list;
}

Value Value::array_of(const std::vector<std::string>& texts) {
  Value list = array();
  for (const std::string& text : texts) list.push_back(text);
  return list;
}

Value::Value(const Value& other) : value_(other.value_ ? make_native(*other.value_) : nullptr) {}
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) { return *this = Value(other); }
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

bool Value::operator==(const Value& other) const { return equal(native(), other.native()); }

Value Value::parse(std::string_view text) {
  try {
    Value result;
    result.value_ = make_native(Native::parse(text));
    return result;
  } catch (const Native::exception& problem) {
    throw ParseError(problem.what());
  }
}

Value Value::parse(std::string_view text, const ParseCallback& callback) {
  Value seen;
  const auto forward = [&](int depth, Native::parse_event_t event, Native& parsed) {
    // Lent, not copied: a copy at every closing bracket would make deep nesting quadratic.
    std::swap(seen.native(), parsed);
    const bool keep = callback(depth, to_event(event), seen);
    std::swap(seen.native(), parsed);
    return keep;
  };
  try {
    Value result;
    result.value_ = make_native(Native::parse(text, forward));
    return result;
  } catch (const Native::exception& problem) {
    throw ParseError(problem.what());
  }
}

bool Value::is_null() const { return native().is_null(); }
bool Value::is_boolean() const { return native().is_boolean(); }
bool Value::is_number() const { return native().is_number(); }
bool Value::is_integer() const { return native().is_number_integer(); }
bool Value::is_string() const { return native().is_string(); }
bool Value::is_array() const { return native().is_array(); }
bool Value::is_object() const { return native().is_object(); }

std::size_t Value::size() const { return native().size(); }
bool Value::empty() const { return native().empty(); }

bool Value::contains(std::string_view name) const { return native().contains(std::string(name)); }

std::vector<std::string> Value::names() const {
  std::vector<std::string> names;
  if (!is_object()) return names;
  for (const auto& member : native().items()) names.push_back(member.key());
  return names;
}

Value Value::at(std::string_view name) const {
  if (!contains(name)) throw std::out_of_range("no member '" + std::string(name) + "'");
  Value member;
  member.value_ = make_native(native().at(std::string(name)));
  return member;
}

Value Value::at(const char* name) const { return at(std::string_view(name)); }

Value Value::element(std::size_t index) const {
  if (!is_array() || index >= size()) throw std::out_of_range("no element " + std::to_string(index));
  Value element;
  element.value_ = make_native(native().at(index));
  return element;
}

std::optional<std::string> Value::text() const { return text_of(native()); }
std::optional<std::int64_t> Value::integer() const { return integer_of(native()); }
std::optional<double> Value::number() const { return number_of(native()); }
std::optional<bool> Value::boolean() const { return boolean_of(native()); }

std::optional<std::string> Value::text(std::string_view name) const {
  return text_of(member_or_null(native(), name));
}
std::optional<std::int64_t> Value::integer(std::string_view name) const {
  return integer_of(member_or_null(native(), name));
}
std::optional<double> Value::number(std::string_view name) const {
  return number_of(member_or_null(native(), name));
}
std::optional<bool> Value::boolean(std::string_view name) const {
  return boolean_of(member_or_null(native(), name));
}

void Value::set(std::string_view name, Value value) {
  if (!is_null() && !is_object()) throw std::logic_error("set() on JSON that is not an object");
  native()[std::string(name)] = std::move(value.native());
}

bool Value::erase(std::string_view name) { return is_object() && native().erase(std::string(name)) > 0; }

void Value::push_back(Value value) {
  if (!is_null() && !is_array()) throw std::logic_error("push_back() on JSON that is not an array");
  native().push_back(std::move(value.native()));
}

void Value::merge(const Value& other) {
  if (!is_object() || !other.is_object()) throw std::logic_error("merge() needs two objects");
  native().update(other.native());
}

std::string Value::dump(int indent) const {
  return native().dump(indent, ' ', false, Native::error_handler_t::replace);
}

const Native& Value::native() const { return value_ ? *value_ : null_value(); }

Native& Value::native() {
  if (!value_) value_ = std::make_unique<Native>();
  return *value_;
}

}  // namespace json
