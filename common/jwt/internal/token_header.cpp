#include "jwt/internal/token_header.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/base64url.hpp"
#include "json/parse_object.hpp"
#include "jwt/internal/key_material.hpp"

namespace jwt {
namespace {

constexpr std::size_t remembered_headers = 8;
constexpr std::size_t longest_remembered = 512;

struct Remembered {
  std::string segment;
  TokenHeader header;
};

struct Memory {
  std::array<Remembered, remembered_headers> headers;
  std::size_t next = 0;
};

Memory& thread_memory() {
  thread_local Memory memory;
  return memory;
}

bool is_text_or_absent(const json::Value& object, std::string_view name) {
  return !object.contains(name) || object.text(name).has_value();
}

bool asks_for_extension(const json::Value& header) {
  if (header.contains("crit")) return true;  // No extension is known here; an empty list is ill-formed.
  return header.contains("b64") && header.boolean("b64") != true;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_in_any_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view without_application(std::string_view type) {
  constexpr std::string_view prefix = "application/";
  return equal_in_any_case(type.substr(0, prefix.size()), prefix) ? type.substr(prefix.size()) : type;
}

}  // namespace

std::expected<TokenHeader, Refusal> read_header(std::string_view segment) {
  const auto text = base::base64url_decode_text(segment);
  if (!text) return std::unexpected(Refusal::invalid_encoding);
  const auto object = json::parse_object(*text);
  if (!object) return std::unexpected(Refusal::invalid_json);

  const auto algorithm = object->text("alg");
  if (!algorithm) return std::unexpected(Refusal::invalid_header);
  for (const auto* name : {"typ", "cty", "kid"}) {
    if (!is_text_or_absent(*object, name)) return std::unexpected(Refusal::invalid_header);
  }
  TokenHeader header{.algorithm = algorithm_named(*algorithm),
                     .key_id = object->text("kid"),
                     .type = object->text("typ"),
                     .asks_for_extension = asks_for_extension(*object)};
  if (header.key_id && !is_key_id(*header.key_id)) return std::unexpected(Refusal::invalid_header);
  return header;
}

const TokenHeader* recall_header(std::string_view segment) {
  for (const Remembered& known : thread_memory().headers) {
    if (known.segment == segment && !segment.empty()) return &known.header;
  }
  return nullptr;
}

void remember_header(std::string_view segment, const TokenHeader& header) {
  if (segment.size() > longest_remembered) return;
  Memory& memory = thread_memory();
  memory.headers[memory.next] = {.segment = std::string(segment), .header = header};
  memory.next = (memory.next + 1) % remembered_headers;
}

bool is_type(std::string_view type, std::string_view wanted) {
  return equal_in_any_case(without_application(type), without_application(wanted));
}

}  // namespace jwt
