// The flawed server of lab 5b. Look at what may happen between its two statements.
#include "double_spend_flawed.hpp"

#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "taskboard/user.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

constexpr std::string_view schema[] = {
    "CREATE TABLE refresh_tokens (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, login INTEGER NOT NULL, "
    "user INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0) STRICT"};

std::string hash_of(const std::string& token) { return base::to_hex(crypto::sha256(token)); }

web::HttpError refused(const std::string& why) { return {.status = 401, .detail = why}; }

}  // namespace

struct BusyTill::Found {
  std::int64_t id, login, user;
  bool used;
};

BusyTill::BusyTill(const jwt::Key& key) : tokens_(key), database_(":memory:", schema) { expect(1); }

void BusyTill::expect(int count) { crowd_ = std::make_unique<std::barrier<>>(count); }

std::string BusyTill::new_token(std::int64_t login, std::int64_t user) {
  const auto token = base::to_hex(crypto::random_bytes(32));
  const std::scoped_lock lock(mutex_);
  database_.insert("INSERT INTO refresh_tokens (hash, login, user) VALUES (?, ?, ?)",
                   {hash_of(token), login, user});
  return token;
}

std::string BusyTill::log_in(const taskboard::User& user) { return new_token(++logins_, user.id); }

std::optional<BusyTill::Found> BusyTill::look_up(const std::string& token) {
  const std::scoped_lock lock(mutex_);
  const auto rows =
      database_.read("SELECT id, login, user, used FROM refresh_tokens WHERE hash = ?", {hash_of(token)});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  return Found{row.integer(0), row.integer(1), row.integer(2), row.integer(3) != 0};
}

void BusyTill::mark_used(const Found& found) {
  const std::scoped_lock lock(mutex_);
  database_.write("UPDATE refresh_tokens SET used = 1 WHERE id = ?", {found.id});
  ++uses_[found.id];  // Recorded for the judge.
}

void BusyTill::end_login(std::int64_t login) {
  const std::scoped_lock lock(mutex_);
  database_.write("UPDATE refresh_tokens SET used = 1 WHERE login = ?", {login});
}

// "Look whether it is used. If not, mark it. Anyone who comes back with a used one is a thief."
web::Reply BusyTill::refresh(const web::Request& request) {
  const auto found = look_up(request.json_object().text("refresh_token").value_or(""));
  crowd_->arrive_and_wait();
  if (!found) throw refused("There is no such token.");
  if (found->used) {
    end_login(found->login);
    throw refused("A used token came back: all tokens of this login are revoked.");
  }
  mark_used(*found);
  auto answer = tokens_.answer({.id = found->user});
  answer.set("refresh_token", new_token(found->login, found->user));
  return web::ok(answer);
}

int BusyTill::spent_again() {
  const std::scoped_lock lock(mutex_);
  int again = 0;
  for (const auto& [id, uses] : uses_) again += uses - 1;
  return again;
}

web::App BusyTill::routes() {
  web::App app({.title = "A server that looks first and marks afterwards"});
  app.get("/me", {.summary = "Who am I?"},
          web::verified_token(tokens_.verifier())([](const jwt::VerifiedClaims& claims, const web::Request&) {
            return web::ok({{"user", claims.subject()}});
          }));
  app.post("/refresh", {.summary = "A refresh token for two new tokens"},
           web::open([this](const web::Request& request) { return refresh(request); }));
  return app;
}

}  // namespace lesson
