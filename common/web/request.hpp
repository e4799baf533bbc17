#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/value.hpp"

namespace web {

struct Header {
  std::string name;
  std::string value;
};

// The value of the first of `headers` called `name`, case aside; empty when there is none.
std::string first_header(const std::vector<Header>& headers, std::string_view name);

// Who sent a request, as far as a verified token or a login tells. Empty: not known.
struct LoggedCaller {
  std::string subject{};   // "sub"
  std::string token_id{};  // "jti"
  std::string key_id{};    // "kid"
};

// One request, complete and well-formed as HTTP. Nothing in it is believed yet: every text came from the
// client, but for `remote_address`, which is the peer of the connection, and `id`, which is ours.
struct Request {
  std::string method{};           // "GET"; HEAD reaches a handler as the GET it stands for.
  std::string path{};             // As sent: percent-encoded, without the query.
  std::string query{};            // As sent: percent-encoded, without the question mark.
  std::vector<Header> headers{};  // In no particular order.
  std::string body{};             // Any bytes, at most Limits::body_bytes.
  std::string remote_address{};   // "127.0.0.1"
  std::string id{};               // Names this request in the log and in X-Request-Id.
  std::string route{};            // "/projects/{id}": the template of its path; empty if there is none.
  std::map<std::string, std::string, std::less<>> path_parameters{};  // Decoded, by template name.

  // For the log, and for nothing else: whoever verifies a token writes it here (R35).
  std::shared_ptr<LoggedCaller> caller = std::make_shared<LoggedCaller>();

  // The values of every header called `name`, case aside. A decision about a header that must
  // stand alone (Authorization, R19) starts with the size of this list.
  std::vector<std::string> header_values(std::string_view name) const;

  // The decoded values of every query parameter called `name`, in order. Never a place for a token (R19).
  std::vector<std::string> query_values(std::string_view name) const;

  // The decoded path parameter. Throws std::logic_error when the template has none of that name.
  const std::string& path_text(std::string_view name) const;

  // The path parameter as a row id: decimal digits, 1 … 2^63-1. Throws InvalidRequest (422) otherwise.
  std::int64_t path_id(std::string_view name) const;

  // The query parameter as a whole number within the bounds; `default_value` when it is absent. Throws
  // InvalidRequest (422) when it is given twice, out of bounds or no number.
  struct Bounds {
    std::int64_t least;
    std::int64_t most;
    std::int64_t default_value;
  };
  std::int64_t query_number(std::string_view name, const Bounds& bounds) const;

  // The names and values of a form body (application/x-www-form-urlencoded), decoded, in order; a name that
  // was sent twice is there twice. Throws InvalidRequest (422) when the body is no form.
  std::vector<std::pair<std::string, std::string>> form_fields() const;

  // The body as a strict JSON object (json::parse_object) of type application/json. Throws
  // InvalidRequest (422) when it is not one.
  json::Value json_object() const;
};

}  // namespace web
