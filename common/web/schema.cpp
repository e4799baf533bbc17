#include "web/schema.hpp"

#include <algorithm>
#include <optional>

#include "web/validators.hpp"

namespace web {
namespace {

struct Complaint {
  std::string message;
  std::string type;
};

using Complaints = std::optional<Complaint>;  // Nothing: the value is fine.

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string count(std::size_t number) {
  return std::to_string(number) + (number == 1 ? " character" : " characters");
}

// "'a', 'b' or 'c'"
std::string alternatives(const std::vector<std::string>& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) text += i + 1 == values.size() ? " or " : ", ";
    text += '\'' + values[i] + '\'';
  }
  return text;
}

Complaints check_text(const json::Value& json, const Rules& rules) {
  const auto text = json.text();
  if (!text) return Complaint{"Input should be a valid string", "string_type"};
  const auto length = characters(*text);
  if (length < rules.min_length)
    return Complaint{"String should have at least " + count(rules.min_length), "string_too_short"};
  if (length > rules.max_length)
    return Complaint{"String should have at most " + count(rules.max_length), "string_too_long"};
  if (!rules.one_of.empty() && std::ranges::find(rules.one_of, *text) == rules.one_of.end())
    return Complaint{"Input should be " + alternatives(rules.one_of), "enum"};
  if (rules.format == Format::email && !is_email(*text))
    return Complaint{"Value is not a valid email address", "value_error"};
  if (rules.format == Format::date && !is_date(*text))
    return Complaint{"Input should be a valid date in the format YYYY-MM-DD", "date_parsing"};
  return std::nullopt;
}

// The bounds are whole; a double that is compared with them loses nothing that matters at these sizes.
template <typename Number>
Complaints check_bounds(Number number, const Rules& rules) {
  if (number < static_cast<Number>(rules.minimum))
    return Complaint{"Input should be greater than or equal to " + std::to_string(rules.minimum),
                     "greater_than_equal"};
  if (number > static_cast<Number>(rules.maximum))
    return Complaint{"Input should be less than or equal to " + std::to_string(rules.maximum),
                     "less_than_equal"};
  return std::nullopt;
}

Complaints check_one(const json::Value& json, const FieldType& type) {
  switch (type.kind) {
    case Kind::text:
      return check_text(json, type.rules);
    case Kind::integer:
      if (const auto number = json.integer()) return check_bounds(*number, type.rules);
      return Complaint{"Input should be a valid integer", "int_type"};
    case Kind::number:
      if (const auto number = json.number()) return check_bounds(*number, type.rules);
      return Complaint{"Input should be a valid number", "float_type"};
    case Kind::boolean:
      if (json.boolean()) return std::nullopt;
      return Complaint{"Input should be a valid boolean", "bool_type"};
  }
  return std::nullopt;
}

Complaints check_list(const json::Value& json, const FieldType& type) {
  if (!json.is_array()) return Complaint{"Input should be a valid list", "list_type"};
  if (json.size() > type.rules.max_items)
    return Complaint{"List should have at most " + std::to_string(type.rules.max_items) + " items",
                     "too_long"};
  for (std::size_t i = 0; i < json.size(); ++i)
    if (auto complaint = check_one(json.at(i), type)) return complaint;
  return std::nullopt;
}

Complaints check(const json::Value& json, const FieldType& type) {
  if (type.arity == Arity::list) return check_list(json, type);
  if (type.arity == Arity::optional && json.is_null()) return std::nullopt;
  return check_one(json, type);
}

std::vector<std::string> inside(std::vector<std::string> location, const std::string& name) {
  location.push_back(name);
  return location;
}

}  // namespace

bool is_required(const FieldType& type) {
  if (type.rules.presence == Presence::required_nullable) return true;
  return type.arity != Arity::optional && type.rules.presence == Presence::required;
}

std::vector<Problem> find_problems(const std::vector<FieldShape>& fields, const json::Value& json,
                                   const std::vector<std::string>& location) {
  std::vector<Problem> problems;
  for (const auto& [name, type] : fields) {
    if (!json.contains(name)) {
      if (is_required(type)) problems.push_back({inside(location, name), "Field required", "missing"});
    } else if (const auto complaint = check(json.at(name), type)) {
      problems.push_back({inside(location, name), complaint->message, complaint->type});
    }
  }
  for (const auto& name : json.names())
    if (std::ranges::find(fields, name, &FieldShape::name) == fields.end())
      problems.push_back({inside(location, name), "Extra inputs are not permitted", "extra_forbidden"});
  return problems;
}

}  // namespace web
