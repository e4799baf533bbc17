#include "oauth/parameters.hpp"

#include <algorithm>
#include <set>

#include "base/ascii.hpp"
#include "base/percent_encoding.hpp"

namespace oauth {
namespace {

std::unexpected<Error> refused(const char* description) {
  return std::unexpected(Error{ErrorCode::invalid_request, description});
}

bool is_form(const web::Request& request) {
  const auto types = request.header_values("Content-Type");
  if (types.size() != 1) return false;
  const auto type = std::string_view(types[0]).substr(0, types[0].find(';'));
  return base::equal_ignoring_case(base::trim(type), "application/x-www-form-urlencoded");
}

}  // namespace

std::expected<Parameters, Error> Parameters::from_body(const web::Request& request) {
  if (!is_form(request)) return refused("the body must be application/x-www-form-urlencoded");
  if (!request.query.empty()) return refused("parameters belong in the body, not in the query");
  return from_text(request.body);
}

std::expected<Parameters, Error> Parameters::from_query(const web::Request& request) {
  return from_text(request.query);
}

std::expected<Parameters, Error> Parameters::from_text(std::string_view text) {
  const auto fields = base::parse_form(text);
  if (!fields) return refused("the parameters are not valid percent-encoded text");
  Parameters parameters;
  for (const auto& [name, value] : *fields)
    if (!parameters.values_.emplace(name, value).second) return refused("a parameter is repeated");
  return parameters;
}

std::optional<std::string> Parameters::find(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::vector<std::string> Parameters::words(std::string_view name) const { return split_words(value(name)); }

// Takes O(n log n) time, because anybody can send a list of many thousand words.
std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::set<std::string_view> seen;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (!word.empty() && seen.insert(word).second) words.emplace_back(word);
  }
  return words;
}

bool has_word(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

std::string join_words(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace oauth
