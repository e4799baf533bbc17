#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.hpp"
#include "web/reply.hpp"

// What a JSON object must look like: the part of a model that knows no C++ type.
namespace web {

enum class Kind { text, integer, number, boolean };
enum class Arity { one, optional, list };
enum class Presence {
  required,   // Must be there; a std::optional need not be.
  defaulted,  // May be absent.
  // Must be there, a std::optional at least as null: for PUT, where absent would mean "wipe it".
  required_nullable,
};
enum class Format { any, email, date };

// What else a value must satisfy. Lengths are in characters (code points), of each text in a list, too.
struct Rules {
  Presence presence = Presence::required;
  std::size_t min_length = 0;
  std::size_t max_length = 1000;
  std::int64_t minimum = std::numeric_limits<std::int64_t>::min();
  std::int64_t maximum = std::numeric_limits<std::int64_t>::max();
  std::size_t max_items = 100;
  Format format = Format::any;
  std::vector<std::string> one_of{};  // Texts; empty allows all.
  std::string description{};
  std::string example{};  // A text; other kinds have none.
};

struct FieldType {
  Kind kind;
  Arity arity;
  Rules rules;
};

struct FieldShape {
  std::string name;
  FieldType type;
};

// A JSON schema with a name of its own in a document.
struct Schema {
  std::string name;
  json::Value definition;
};

// Must a field of this type be there?
bool is_required(const FieldType& type);

// Everything that is wrong with `json` as an object of these fields, in their order, unknown names last.
// Messages and types are pydantic's. `location` leads to the object: {"body"}.
std::vector<Problem> find_problems(const std::vector<FieldShape>& fields, const json::Value& json,
                                   const std::vector<std::string>& location);

// The schema of an object of these fields, under this name.
Schema object_schema(const std::string& name, const std::vector<FieldShape>& fields);

}  // namespace web
