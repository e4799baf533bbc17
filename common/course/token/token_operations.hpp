#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "course/token/key_files.hpp"
#include "json/value.hpp"

namespace course {

// What the command line of the token tool says; the names are those of token_command.hpp.
struct TokenOptions {
  std::string token;
  KeyFiles files;
  std::vector<jwt::Algorithm> algorithms;  // Empty: a key must name its own.
  std::string claims = "{}";
  std::string header = "{}";
  std::string issuer;
  std::string type;
  std::vector<std::string> audiences;
  std::vector<std::string> required;
  std::int64_t leeway = 0;
  std::optional<std::int64_t> now;
  bool needs_no_expiry = false;
  bool jws_only = false;
};

// One line of JSON and the exit code that goes with it.
struct Answer {
  int exit_code;
  json::Value json;
};

Answer decode_token(const TokenOptions& options, std::istream& in);
Answer sign_token(const TokenOptions& options, std::istream& in);
Answer verify_token(const TokenOptions& options, std::istream& in);

// Exit code 2: the arguments or a key cannot be used.
Answer unusable(std::string_view code, std::string_view message);

}  // namespace course
