#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json/value.hpp"
#include "web/request.hpp"
#include "web/schema.hpp"

namespace web {

// A parameter as the documentation shows it.
struct Parameter {
  enum class In { path, query };
  In in;
  std::string name;
  std::string description;
  json::Value schema;
};

Parameter path_id(const std::string& name, const std::string& description = "");
Parameter query_number(const std::string& name, const Request::Bounds& bounds,
                       const std::string& description = "");

// A body that an operation takes.
struct BodyKind {
  Schema schema;
  std::string media_type = "application/json";
};

// An answer that an operation can give.
struct AnswerKind {
  int status;
  std::string description;
  std::optional<Schema> schema{};
};

// What the documentation says about a route. Path parameters that are not described are texts. The answers
// of its guard, 422 for what it takes, and 500 are added from the route itself; without answers of its own
// it has 200.
struct Operation {
  std::string summary{};
  std::string description{};
  std::vector<std::string> tags{};
  std::vector<Parameter> parameters{};
  std::optional<BodyKind> body{};
  std::vector<AnswerKind> answers{};
};

}  // namespace web
