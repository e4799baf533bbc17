#include "exchange_secrets.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.hpp"
#include "log_scan.hpp"
#include "test_server.hpp"

namespace {

using Texts = std::vector<std::string>;

constexpr std::array<std::string_view, 14> secret_names{"password", "new_password",  "current_password",
                                                        "token",    "access_token",  "refresh_token",
                                                        "id_token", "code",          "state",
                                                        "nonce",    "code_verifier", "client_secret",
                                                        "secret",   "api_key"};

constexpr std::size_t as_long_as_a_token = 20;

bool names_a_secret(std::string_view name) {
  return std::ranges::find(secret_names, name) != secret_names.end();
}

void add(Texts& texts, std::string_view text) {
  if (text.empty()) return;
  texts.emplace_back(text);
  const auto dot = text.rfind('.');
  if (dot != text.npos && text.size() - dot > as_long_as_a_token) texts.emplace_back(text.substr(dot + 1));
}

// The log has an address of its own, and says which media type there should have been.
bool is_public(std::string_view header) {
  constexpr std::array<std::string_view, 3> names{"Host", "Content-Type", "Accept"};
  return std::ranges::any_of(names,
                             [&](std::string_view name) { return base::equal_ignoring_case(header, name); });
}

void add_headers(Texts& texts, const web::Request& request) {
  for (const auto& [name, value] : request.headers) {
    if (is_public(name)) continue;
    add(texts, value);
    const auto blank = value.find(' ');
    if (base::equal_ignoring_case(name, "Authorization") && blank != value.npos)
      add(texts, std::string_view(value).substr(blank + 1));
  }
}

// The values of "a=1; b=2", of a form and of a query, if `wanted` says so of their names.
void add_pairs(Texts& texts, std::string_view text, char separator, bool (*wanted)(std::string_view name)) {
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    const auto pair = base::trim(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
    const auto equals = pair.find('=');
    if (equals != pair.npos && wanted(pair.substr(0, equals))) add(texts, pair.substr(equals + 1));
  }
}

bool every_name(std::string_view) { return true; }

void add_json(Texts& texts, const std::string& body) {
  if (!body.starts_with('{')) return;
  try {
    const auto json = json::Value::parse(body);
    for (const auto& name : json.names())
      if (names_a_secret(name)) add(texts, json.text(name).value_or(""));
  } catch (const std::exception&) {  // A test sends what it likes.
  }
}

// Words of our own paths have small letters only, and none of them has twenty characters and a digit.
bool looks_random(std::string_view segment) {
  const auto is_digit_or_capital = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
  return segment.size() >= as_long_as_a_token && std::ranges::any_of(segment, is_digit_or_capital);
}

void add_path(Texts& texts, std::string_view path) {
  while (!path.empty()) {
    const auto end = std::min(path.find('/'), path.size());
    if (looks_random(path.substr(0, end))) add(texts, path.substr(0, end));
    path.remove_prefix(std::min(path.size(), end + 1));
  }
}

void add_answer(Texts& texts, const web::Reply& reply) {
  add_json(texts, reply.body);
  for (const auto& [name, value] : reply.headers) {
    const auto question = value.find('?');
    if (base::equal_ignoring_case(name, "Set-Cookie"))
      add_pairs(texts, std::string_view(value).substr(0, value.find(';')), ';', every_name);
    if (base::equal_ignoring_case(name, "Location") && question != value.npos)
      add_pairs(texts, std::string_view(value).substr(question + 1), '&', names_a_secret);
  }
}

// Feeds log_scan() with what the servers of a test see and log.
[[maybe_unused]] const bool watched = [] {
  watch_exchange = [](const Exchange& exchange) {
    for (const auto& secret : secrets_of(exchange.request, exchange.reply)) log_scan().add_secret(secret);
    log_scan().look_at(exchange.text_line);
    log_scan().look_at(exchange.json_line);
  };
  return true;
}();

}  // namespace

std::vector<std::string> secrets_of(const web::Request& request, const web::Reply& reply) {
  Texts texts;
  add_headers(texts, request);
  for (const auto& cookie : request.header_values("Cookie")) add_pairs(texts, cookie, ';', every_name);
  add_json(texts, request.body);
  add_pairs(texts, request.body.starts_with('{') ? "" : request.body, '&', names_a_secret);
  add_pairs(texts, request.query, '&', names_a_secret);
  add_path(texts, request.path);
  add_answer(texts, reply);
  return texts;
}
