#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "course/text/terminal.hpp"
#include "course/token/key_files.hpp"
#include "json/value.hpp"

namespace course {

// What the command line of the token tool says; the names are those of token_command.hpp.
struct TokenOptions {
  std::istream& in;
  std::ostream& hints;
  std::optional<Terminal> terminal;  // A person reads there; nothing: a program does.
  std::string token{};
  KeyFiles files{};
  std::vector<jwt::Algorithm> algorithms{};  // Empty: a key must name its own.
  std::string claims = "{}";
  std::string header = "{}";
  std::string issuer{};
  std::string type{};
  std::vector<std::string> audiences{};
  std::vector<std::string> required{};
  std::int64_t leeway = 0;
  std::optional<std::int64_t> now{};
  std::optional<std::int64_t> lifetime{};  // Seconds from now to the exp of a new token.
  std::string out{};                       // Where a private key goes.
  bool needs_no_expiry = false;
  bool jws_only = false;
  bool pem = false;
};

// What is printed, and the exit code that goes with it: `text` if there is one, otherwise one line of JSON.
struct Answer {
  int exit_code;
  json::Value json{};
  std::string text{};
};

Answer decode_token(const TokenOptions& options);
Answer sign_token(const TokenOptions& options);
Answer verify_token(const TokenOptions& options);

// Exit code 1: the token or the claims are refused.
Answer refused(std::string_view code, std::string_view message);

// Exit code 2: the arguments or a key cannot be used.
Answer unusable(std::string_view code, std::string_view message);

}  // namespace course
