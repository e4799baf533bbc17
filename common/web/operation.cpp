#include "web/operation.hpp"

namespace web {

Parameter path_id(const std::string& name, const std::string& description) {
  return {Parameter::In::path, name, description, {{"type", "integer"}, {"format", "int64"}, {"minimum", 1}}};
}

Parameter query_number(const std::string& name, const Request::Bounds& bounds,
                       const std::string& description) {
  return {Parameter::In::query,
          name,
          description,
          {{"type", "integer"},
           {"minimum", bounds.least},
           {"maximum", bounds.most},
           {"default", bounds.default_value}}};
}

}  // namespace web
