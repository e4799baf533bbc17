#include "web/schema.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

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

Complaints check_text(const jwt::Json& json, const Rules& rules) {
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

Complaints check_one(const jwt::Json& json, const FieldType& type) {
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

Complaints check_list(const jwt::Json& json, const FieldType& type) {
  if (!json.is_array()) return Complaint{"Input should be a valid list", "list_type"};
  if (json.size() > type.rules.max_items)
    return Complaint{"List should have at most " + std::to_string(type.rules.max_items) + " items",
                     "too_long"};
  for (std::size_t i = 0; i < json.size(); ++i)
    if (auto complaint = check_one(json.at(i), type)) return complaint;
  return std::nullopt;
}

Complaints check(const jwt::Json& json, const FieldType& type) {
  if (type.arity == Arity::list) return check_list(json, type);
  if (type.arity == Arity::optional && json.is_null()) return std::nullopt;
  return check_one(json, type);
}

bool is_required(const FieldType& type) {
  if (type.rules.presence == Presence::stated) return true;
  return type.arity != Arity::optional && type.rules.presence == Presence::required;
}

const char* type_name(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "string";
    case Kind::integer:
      return "integer";
    case Kind::number:
      return "number";
    case Kind::boolean:
      return "boolean";
  }
  return "";
}

void add_text_rules(jwt::Json& schema, const Rules& rules) {
  if (rules.min_length > 0) schema.set("minLength", rules.min_length);
  schema.set("maxLength", rules.max_length);
  if (rules.format == Format::email) schema.set("format", "email");
  if (rules.format == Format::date) schema.set("format", "date");
  if (rules.one_of.empty()) return;
  auto names = jwt::Json::array();
  for (const auto& name : rules.one_of) names.push_back(name);
  schema.set("enum", names);
}

jwt::Json value_schema(const FieldType& type) {
  const Rules any;
  jwt::Json schema{{"type", type_name(type.kind)}};
  if (type.kind == Kind::text) add_text_rules(schema, type.rules);
  if (type.rules.minimum != any.minimum) schema.set("minimum", type.rules.minimum);
  if (type.rules.maximum != any.maximum) schema.set("maximum", type.rules.maximum);
  return schema;
}

jwt::Json field_schema(const FieldType& type) {
  auto schema = value_schema(type);
  if (type.arity == Arity::optional) schema = {{"anyOf", jwt::Json::array({schema, {{"type", "null"}}})}};
  if (type.arity == Arity::list)
    schema = {{"type", "array"}, {"items", schema}, {"maxItems", type.rules.max_items}};
  if (!type.rules.description.empty()) schema.set("description", type.rules.description);
  if (!type.rules.example.empty()) schema.set("examples", jwt::Json::array({type.rules.example}));
  return schema;
}

std::vector<std::string> inside(std::vector<std::string> location, const std::string& name) {
  location.push_back(name);
  return location;
}

// Letters, digits and what else of ASCII is common; no quoted local parts.
bool is_local_part(std::string_view text) {
  constexpr std::string_view atext =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.";
  return !text.empty() && text.size() <= 64 && text.find_first_not_of(atext) == std::string_view::npos &&
         !text.starts_with('.') && !text.ends_with('.') && text.find("..") == std::string_view::npos;
}

bool is_domain_label(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
  return !text.empty() && text.size() <= 63 && text.find_first_not_of(letters) == std::string_view::npos &&
         !text.starts_with('-') && !text.ends_with('-');
}

// A number of a few digits.
std::optional<unsigned> digits(std::string_view text) {
  if (text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::vector<Problem> find_problems(const std::vector<FieldShape>& fields, const jwt::Json& json,
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

Schema object_schema(const std::string& name, const std::vector<FieldShape>& fields) {
  auto properties = jwt::Json::object();
  auto required = jwt::Json::array();
  for (const auto& field : fields) {
    properties.set(field.name, field_schema(field.type));
    if (is_required(field.type)) required.push_back(field.name);
  }
  jwt::Json definition{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  if (!required.empty()) definition.set("required", required);
  return {name, definition};
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || text.size() > 254 || !is_local_part(text.substr(0, at))) return false;
  auto domain = text.substr(at + 1);
  if (domain.find('.') == std::string_view::npos) return false;
  for (;;) {
    const auto dot = domain.find('.');
    if (!is_domain_label(domain.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    domain.remove_prefix(dot + 1);
  }
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
             day = digits(text.substr(8));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                     std::chrono::day(*day))
      .ok();
}

}  // namespace web
