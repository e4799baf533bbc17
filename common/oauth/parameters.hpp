#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "oauth/error.hpp"
#include "web/request.hpp"

namespace oauth {

// The parameters of an OAuth request. Each name is there once at most; a parameter without a value counts as
// one that is absent (RFC 6749 §3.1, §3.2).
class Parameters {
 public:
  // Reads the body of a POST: a form, with no query beside it (R38). Refused with invalid_request: any other
  // type of body, text that cannot be decoded, a name that is repeated, a query.
  static std::expected<Parameters, Error> from_body(const web::Request& request);

  // Reads the query; refused as above.
  static std::expected<Parameters, Error> from_query(const web::Request& request);

  // Reads encoded text, "a=1&b=2"; refused as above.
  static std::expected<Parameters, Error> from_text(std::string_view text);

  // The value; std::nullopt if it is absent or empty.
  std::optional<std::string> find(std::string_view name) const;

  // The value, or empty text.
  std::string value(std::string_view name) const { return find(name).value_or(""); }

  // The words of a value that is a list, such as `scope`: in their order, each once.
  std::vector<std::string> words(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

// The words between the blanks of `text` (RFC 6749 §3.3), in their order, each once.
std::vector<std::string> split_words(std::string_view text);

bool has_word(const std::vector<std::string>& words, std::string_view word);

// The words with a blank between them.
std::string join_words(const std::vector<std::string>& words);

}  // namespace oauth
