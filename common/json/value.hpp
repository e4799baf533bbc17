#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

// The one JSON value type of this house: nlohmann's, behind a thin door. A file that includes this header
// compiles in a third of a second instead of three; the parser itself is compiled once, in value.cpp.
// Why: docs/decisions/0002-json-behind-one-value-type.md
//
// Object members keep the order in which they were written (nlohmann::ordered_json): a header reads
// {"alg":…,"typ":…} in the token as it does in the source, and signed bytes can be foretold. Two objects
// with the same members are equal in any order, as JSON has it.
namespace json {

// Text that is not JSON. The sentence names the byte and what was expected there.
class ParseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What a parser has just met; the values and their meaning are nlohmann's (parse_event_t).
enum class ParseEvent { object_start, object_end, array_start, array_end, key, value };

class Value;

// Called for every event, with the depth at which it happened (0 for the outermost value) and what was
// read: the name for `key`, the value for `value` and the `_end` events, nothing useful for `_start`.
// To return false drops that value, and everything inside it is skipped without being built.
using ParseCallback = std::function<bool(int depth, ParseEvent event, const Value& parsed)>;

class Value {
 public:
  using Member = std::pair<std::string, Value>;

  // NOLINTBEGIN(google-explicit-constructor): JSON literals are meant to read like JSON.
  Value() noexcept;
  Value(std::nullptr_t) noexcept;
  template <std::same_as<bool> Boolean>  // Only a bool: a pointer would convert, too.
  Value(Boolean value) : Value(value ? Truth::yes : Truth::no) {}
  Value(int value);
  Value(long value);
  Value(long long value);
  Value(unsigned value);
  Value(unsigned long value);
  Value(unsigned long long value);
  Value(double value);
  Value(const char* text);
  Value(std::string text);
  Value(std::string_view text);
  // An object: Value{{"alg", "HS256"}, {"typ", "JWT"}}. A name given twice keeps the last value.
  Value(std::initializer_list<Member> members);
  // NOLINTEND(google-explicit-constructor)
  static Value object(std::initializer_list<Member> members = {});
  static Value array(std::initializer_list<Value> elements = {});
  static Value array_of(const std::vector<std::string>& texts);

  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  // Same kind, same value; numbers by value (1 == 1.0), objects in any order.
  bool operator==(const Value& other) const;

  // What nlohmann makes of `text`, its traps included: the last of two equal names wins, reading ends at
  // a NUL, a BOM is skipped, any depth is followed. Throws ParseError. For input that nobody vouches
  // for there is parse_object() in strict_json.hpp.
  static Value parse(std::string_view text);
  static Value parse(std::string_view text, const ParseCallback& callback);

  bool is_null() const;
  bool is_boolean() const;
  bool is_number() const;
  bool is_integer() const;  // Written without fraction and exponent.
  bool is_string() const;
  bool is_array() const;
  bool is_object() const;

  // Members of an object, elements of an array; 0 for null, 1 for anything else.
  std::size_t size() const;
  bool empty() const;

  bool contains(std::string_view name) const;
  // The names of an object in their order; empty for anything else.
  std::vector<std::string> names() const;
  // A copy of the member or element; throws std::out_of_range when there is none.
  Value at(std::string_view name) const;
  Value at(const char* name) const;
  template <std::integral Index>
  Value at(Index index) const {
    return element(static_cast<std::size_t>(index));
  }

  // This value as a C++ value; nothing when it is of another kind. Never a conversion: true is not 1, "1"
  // is not 1, 1.0 is not an integer, integer() knows only what fits into 64 signed bits, and number() gives
  // nothing for a whole number that no double is: 2^53 + 1 is not 2^53.
  std::optional<std::string> text() const;
  std::optional<std::int64_t> integer() const;
  std::optional<double> number() const;
  std::optional<bool> boolean() const;

  // The member `name`, in the same way; nothing when it is missing, too.
  std::optional<std::string> text(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  std::optional<double> number(std::string_view name) const;
  std::optional<bool> boolean(std::string_view name) const;

  // Puts or replaces a member; null becomes an object first. Throws std::logic_error on other kinds.
  void set(std::string_view name, Value value);
  // Takes a member out; says whether there was one.
  bool erase(std::string_view name);
  // Appends an element; null becomes an array first. Throws std::logic_error on other kinds.
  void push_back(Value value);
  // Puts all members of `other`; its values win. Throws std::logic_error unless both are objects.
  void merge(const Value& other);

  // JSON text: compact, or indented by `indent` blanks a level. Never throws over its content: bytes that
  // are not UTF-8 become U+FFFD, numbers that are not finite become null.
  std::string dump(int indent = -1) const;

  // The value behind the door, for code that includes <nlohmann/json.hpp> itself.
  const nlohmann::ordered_json& native() const;
  nlohmann::ordered_json& native();

 private:
  enum class Truth { no, yes };
  explicit Value(Truth value);
  Value element(std::size_t index) const;

  std::unique_ptr<nlohmann::ordered_json> value_;  // Empty means null.
};

}  // namespace json
