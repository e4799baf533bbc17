// The flawed server of lab 6c. Look for the line in which a stranger's text becomes part of a statement.
#include "kid_sql_injection_flawed.hpp"

#include "any_key.hpp"
#include "base/clock.hpp"
#include "base/hex.hpp"
#include "crypto/random.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

constexpr std::string_view schema[] = {
    "CREATE TABLE keys (kid TEXT PRIMARY KEY, secret TEXT NOT NULL) STRICT"};
constexpr auto newest = "2026-11";

web::HttpError refused(const std::string& why) { return {.status = 401, .detail = why}; }

}  // namespace

KeyTable::KeyTable() : key_(base::to_hex(crypto::random_bytes(32))), database_(":memory:", schema) {
  database_.write("INSERT INTO keys (kid, secret) VALUES (?, ?)", {newest, key_});
}

std::string KeyTable::log_in(const std::string& name) const {
  const auto now = base::system_seconds();
  return sign_with({{"alg", "HS256"}, {"typ", "JWT"}, {"kid", newest}},
                   {{"sub", name}, {"iat", now}, {"exp", now + 900}}, key_);
}

// "The kid comes from our own tokens, so it is ours."
std::optional<std::string> KeyTable::find_key(const std::string& kid) {
  const auto statement = "SELECT secret FROM keys WHERE kid = '" + kid + "'";
  const std::scoped_lock lock(mutex_);
  try {
    const auto rows = database_.read(statement);
    return rows.empty() ? std::nullopt : std::optional(rows.front().text(0));
  } catch (const std::exception& error) {
    throw refused(statement + ": " + error.what());
  }
}

web::Reply KeyTable::show_me(const web::Request& request) {
  const auto token = jwt::UnverifiedToken::decode(web::required_bearer_token(request));
  if (!token) throw refused("This is not a token.");
  if (token->unverified_header().text("alg") != "HS256") throw refused("Tokens are signed with HS256 here.");
  const auto kid = token->unverified_header().text("kid");
  if (!kid) throw refused("The token names no key.");
  const auto key = find_key(*kid);
  if (!key) throw refused("There is no key " + *kid);
  if (!is_signed_with(*token, *key)) throw refused("The signature was not made with the key that was found.");

  const auto& claims = token->unverified_claims();
  if (claims.integer("exp").value_or(0) <= base::system_seconds()) throw refused("The token has expired.");
  const std::scoped_lock lock(mutex_);
  if (*key != key_) ++strange_keys_believed_;  // Recorded for the judge; accepted nevertheless.
  return web::ok({{"user", claims.text("sub").value_or("")}});
}

int KeyTable::strange_keys_believed() {
  const std::scoped_lock lock(mutex_);
  return strange_keys_believed_;
}

web::App KeyTable::routes() {
  web::App app({.title = "A server with a table of keys"});
  app.get("/me", {.summary = "Who am I?"},
          web::open([this](const web::Request& request) { return show_me(request); }));
  return app;
}

}  // namespace lesson
