// The JSON schema that documents a model: what find_problems() checks, in OpenAPI's words.
#include <array>

#include "web/schema.hpp"

namespace web {
namespace {

const char* type_name(Kind kind) {
  constexpr std::array names{"string", "integer", "number", "boolean"};  // In the order of Kind.
  return names.at(static_cast<std::size_t>(kind));
}

void add_text_rules(json::Value& schema, const Rules& rules) {
  if (rules.min_length > 0) schema.set("minLength", rules.min_length);
  schema.set("maxLength", rules.max_length);
  if (rules.format == Format::email) schema.set("format", "email");
  if (rules.format == Format::date) schema.set("format", "date");
  if (!rules.one_of.empty()) schema.set("enum", json::Value::array_of(rules.one_of));
}

json::Value value_schema(const FieldType& type) {
  const Rules any;
  json::Value schema{{"type", type_name(type.kind)}};
  if (type.kind == Kind::text) add_text_rules(schema, type.rules);
  if (type.rules.minimum != any.minimum) schema.set("minimum", type.rules.minimum);
  if (type.rules.maximum != any.maximum) schema.set("maximum", type.rules.maximum);
  return schema;
}

json::Value field_schema(const FieldType& type) {
  auto schema = value_schema(type);
  if (type.arity == Arity::optional) schema = {{"anyOf", json::Value::array({schema, {{"type", "null"}}})}};
  if (type.arity == Arity::list)
    schema = {{"type", "array"}, {"items", schema}, {"maxItems", type.rules.max_items}};
  if (!type.rules.description.empty()) schema.set("description", type.rules.description);
  if (!type.rules.example.empty()) schema.set("examples", json::Value::array({type.rules.example}));
  return schema;
}

}  // namespace

Schema object_schema(const std::string& name, const std::vector<FieldShape>& fields) {
  auto properties = json::Value::object();
  auto required = json::Value::array();
  for (const auto& field : fields) {
    properties.set(field.name, field_schema(field.type));
    if (is_required(field.type)) required.push_back(field.name);
  }
  json::Value definition{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  if (!required.empty()) definition.set("required", required);
  return {name, definition};
}

}  // namespace web
