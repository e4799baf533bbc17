#include "web/request.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <stdexcept>

#include "base/ascii.hpp"
#include "base/percent_encoding.hpp"
#include "base/whole_number.hpp"
#include "json/parse_object.hpp"
#include "web/reply.hpp"

namespace web {
namespace {

bool has_type(const Request& request, std::string_view wanted) {
  const auto types = request.header_values("Content-Type");
  if (types.size() != 1) return false;
  const auto type = std::string_view(types[0]).substr(0, types[0].find(';'));
  return base::equal_ignoring_case(base::trim(type), wanted);
}

}  // namespace

std::string first_header(const std::vector<Header>& headers, std::string_view name) {
  const auto found = std::ranges::find_if(
      headers, [name](const Header& header) { return base::equal_ignoring_case(header.name, name); });
  return found == headers.end() ? std::string() : found->value;
}

std::vector<std::string> Request::header_values(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& header : headers)
    if (base::equal_ignoring_case(header.name, name)) values.push_back(header.value);
  return values;
}

std::vector<std::string> Request::query_values(std::string_view name) const {
  const auto fields = base::parse_form(query);
  if (!fields)
    throw InvalidRequest{{{{"query"}, "The query is not valid percent-encoded text", "query_invalid"}}};
  std::vector<std::string> values;
  for (const auto& [field, value] : *fields)
    if (field == name) values.push_back(value);
  return values;
}

const std::string& Request::path_text(std::string_view name) const {
  const auto found = path_parameters.find(name);
  if (found == path_parameters.end())
    throw std::logic_error("no path parameter called " + std::string(name) + " in this route");
  return found->second;
}

std::int64_t Request::path_id(std::string_view name) const {
  const auto number = base::whole_number(path_text(name));
  if (number && *number >= 1) return *number;
  throw InvalidRequest{
      {{{"path", std::string(name)}, "Input should be a whole number of at least 1", "int_parsing"}}};
}

std::int64_t Request::query_number(std::string_view name, const Bounds& bounds) const {
  const auto values = query_values(name);
  if (values.empty()) return bounds.default_value;
  const auto number = values.size() == 1 ? base::whole_number(values[0]) : std::nullopt;
  if (number && *number >= bounds.least && *number <= bounds.most) return *number;
  throw InvalidRequest{{{{"query", std::string(name)},
                         "Input should be one whole number from " + std::to_string(bounds.least) + " to " +
                             std::to_string(bounds.most),
                         "int_parsing"}}};
}

std::vector<std::pair<std::string, std::string>> Request::form_fields() const {
  constexpr std::string_view type = "application/x-www-form-urlencoded";
  if (!has_type(*this, type))
    throw InvalidRequest{{{{"body"}, "Send a form with Content-Type: " + std::string(type), "content_type"}}};
  auto fields = base::parse_form(body);
  if (!fields)
    throw InvalidRequest{{{{"body"}, "The form is not valid percent-encoded text", "form_invalid"}}};
  return std::move(*fields);
}

json::Value Request::json_object() const {
  if (body.empty()) throw InvalidRequest{{{{"body"}, "Field required", "missing"}}};
  if (!has_type(*this, "application/json"))
    throw InvalidRequest{{{{"body"}, "Send JSON with Content-Type: application/json", "content_type"}}};
  auto object = json::parse_object(body);
  if (!object) throw InvalidRequest{{{{"body"}, "Input should be one valid JSON object", "json_invalid"}}};
  return std::move(*object);
}

}  // namespace web
