#include "jwt/internal/claim_writer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <nlohmann/json.hpp>

#include "json/parse_object.hpp"

namespace jwt {
namespace {

using Native = nlohmann::ordered_json;

bool needs_no_escape(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < '\x7F' && c != '"' && c != '\\'; });
}

bool write(std::string& out, const Native& value, int levels_left);

// Text as most text is goes straight out; nlohmann escapes the rest, and knows what is not UTF-8.
bool write_text(std::string& out, const std::string& text) {
  if (needs_no_escape(text)) {
    out += '"';
    out += text;
    out += '"';
    return true;
  }
  try {
    out += Native(text).dump();
    return true;
  } catch (const Native::type_error&) {
    return false;
  }
}

bool write_members(std::string& out, const Native& object, int levels_left) {
  if (levels_left == 0) return false;
  char before = '{';
  for (const auto& [name, value] : object.get_ref<const Native::object_t&>()) {
    out += before;
    before = ',';
    if (!write_text(out, name)) return false;
    out += ':';
    if (!write(out, value, levels_left - 1)) return false;
  }
  out += object.empty() ? "{}" : "}";
  return true;
}

bool write_elements(std::string& out, const Native& array, int levels_left) {
  if (levels_left == 0) return false;
  char before = '[';
  for (const Native& element : array) {
    out += before;
    before = ',';
    if (!write(out, element, levels_left - 1)) return false;
  }
  out += array.empty() ? "[]" : "]";
  return true;
}

bool write_integer(std::string& out, auto value) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
  return true;
}

bool write(std::string& out, const Native& value, int levels_left) {
  switch (value.type()) {
    case Native::value_t::object:
      return write_members(out, value, levels_left);
    case Native::value_t::array:
      return write_elements(out, value, levels_left);
    case Native::value_t::string:
      return write_text(out, value.get_ref<const std::string&>());
    case Native::value_t::number_integer:
      return write_integer(out, value.get<std::int64_t>());
    case Native::value_t::number_unsigned:
      return write_integer(out, value.get<std::uint64_t>());
    case Native::value_t::number_float:
      if (!std::isfinite(value.get<double>())) return false;
      break;
    case Native::value_t::boolean:
    case Native::value_t::null:
      break;
    case Native::value_t::binary:
    case Native::value_t::discarded:
      return false;
  }
  out += value.dump();
  return true;
}

bool is_date(const Native& value) {
  constexpr std::int64_t largest = std::int64_t{1} << 53;  // As in claim_scan.cpp.
  if (value.is_number_float()) return std::abs(value.get<double>()) <= static_cast<double>(largest);
  if (!value.is_number() || (value.is_number_unsigned() && value.get<std::uint64_t>() > largest))
    return false;
  const auto date = value.get<std::int64_t>();
  return date >= -largest && date <= largest;
}

bool is_audience(const Native& value) {
  const auto is_string = [](const Native& element) { return element.is_string(); };
  return value.is_string() || (value.is_array() && std::ranges::all_of(value, is_string));
}

bool has_valid_type(std::string_view name, const Native& value) {
  if (name == "iss" || name == "sub" || name == "jti") return value.is_string();
  if (name == "exp" || name == "nbf" || name == "iat") return is_date(value);
  return name != "aud" || is_audience(value);
}

}  // namespace

std::optional<std::string> write_object(const json::Value& object) {
  std::string text;
  text.reserve(256);
  if (!object.is_object() || !write(text, object.native(), json::max_depth)) return std::nullopt;
  return text;
}

bool has_valid_types(const json::Value& claims) {
  const auto& members = claims.native().get_ref<const Native::object_t&>();
  return std::ranges::all_of(members,
                             [](const auto& member) { return has_valid_type(member.first, member.second); });
}

}  // namespace jwt
