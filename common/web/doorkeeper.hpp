#pragma once

#include <cstddef>
#include <expected>
#include <string_view>
#include <utility>
#include <vector>

#include "web/limits.hpp"

// The doorkeeper reads the head of a request before anybody else does, and lets in only what has exactly
// one meaning (RFC 9112): one line ending, one length, one spelling of everything. What follows behind it
// can trust where a request ends, which is all that request smuggling needs to be impossible.
namespace web {

// The head of one request. All views point into the text it was read from.
struct Head {
  std::string_view method;
  std::string_view path;   // Before the question mark; starts with a slash, printable ASCII.
  std::string_view query;  // After it.
  std::vector<std::pair<std::string_view, std::string_view>> headers;
  std::size_t body_bytes = 0;
  bool closes = false;  // The connection ends with this request, by the client's wish or by ours.
};

// Why a request is not let in. The connection is closed after the answer.
struct Turned {
  int status;
  std::string_view detail;
};

// Where the head ends: one past its blank line; 0 while it has not arrived. `from` is how much of `text`
// an earlier call has seen.
std::size_t head_end(std::string_view text, std::size_t from);

// Reads a head that ends with its blank line. Costs time in proportion to its length.
std::expected<Head, Turned> read_head(std::string_view text, const Limits& limits);

}  // namespace web
