// The flawed server of lab 2. Look for the line that copies too much; the other flaw is not in any code.
#include "weak_signing_key_flawed.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <span>

#include "base/base64url.hpp"
#include "crypto/password.hpp"
#include "json/parse_object.hpp"
#include "jwt/token_parts.hpp"
#include "web/guards.hpp"

namespace lesson {
namespace {

constexpr std::int64_t lifetime = 900;
constexpr crypto::ScryptCost cheap{.log2_n = 4};  // A lab is not the place to wait.

web::HttpError refused(const std::string& why) { return {.status = 401, .detail = why}; }

// Returns the claims of a valid token, as Doors defines it. Throws HttpError for any other.
json::Value verified_claims(const std::string& token, const Doors& doors) {
  const auto parts = jwt::split_token(token);
  const auto signature = parts ? base::base64url_decode(parts->signature) : std::nullopt;
  if (!signature || !doors.key->verify(std::as_bytes(std::span(parts->signed_bytes)), *signature))
    throw refused("The signature does not fit.");
  const auto payload = base::base64url_decode_text(parts->payload);
  const auto claims = payload ? json::parse_object(*payload) : std::nullopt;
  if (!claims) throw refused("The payload is not a JSON object.");
  const auto exp = claims->integer("exp");
  if (!exp || doors.now() >= *exp) throw refused("The token has expired.");
  return *claims;
}

}  // namespace

std::vector<std::string> word_list() {
  std::ifstream file(std::filesystem::path(__FILE__).parent_path() / "words.txt");
  if (!file) throw std::runtime_error("words.txt is missing in lessons/02_encoding/attacks");
  std::vector<std::string> words;
  for (std::string line; std::getline(file, line);) words.push_back(line);
  return words;
}

void add_doors(web::App& app, const Doors& doors) {
  const web::Guard<std::string> token({{web::bearer_jwt()}}, web::required_bearer_token, {400, 401});

  app.get("/whoami", {.summary = "Who am I?"}, token([doors](const std::string& shown, const web::Request&) {
            const json::Value claims = verified_claims(shown, doors);
            return web::ok({{"user", claims.text("sub").value_or("nobody")}});
          }));
  app.get("/admin/users", {.summary = "All users"},
          token([doors](const std::string& shown, const web::Request&) {
            if (verified_claims(shown, doors).text("role") != "admin") {
              throw web::HttpError{.status = 403, .detail = "For admins only."};
            }
            doors.opened(shown);
            return web::ok({{"users", json::Value::array({"alice", "bob", "carol", "mallory"})}});
          }));
}

WordyTaskboard::WordyTaskboard(std::string_view word, std::function<std::int64_t()> now)
    : key_(std::make_shared<const crypto::HmacKey>(crypto::Digest::sha256, crypto::Secret::copy_of(word))),
      now_(std::move(now)) {}

void WordyTaskboard::add(const Person& person) {
  accounts_[person.name + "@example.com"] = {
      .name = person.name, .role = person.role, .password = crypto::hash_password(person.password, cheap)};
}

std::string WordyTaskboard::sign(const json::Value& claims, const std::string& true_role) {
  const json::Value header{{"alg", "HS256"}, {"typ", "JWT"}};
  const auto text = base::base64url_encode(header.dump()) + "." + base::base64url_encode(claims.dump());
  std::array<std::byte, crypto::max_digest_size> memory{};
  auto token = text + "." + base::base64url_encode(key_->sign(std::as_bytes(std::span(text)), memory));
  const std::scoped_lock lock(mutex_);
  issued_[token] = true_role;
  return token;
}

std::string WordyTaskboard::token_for(const std::string& name, std::int64_t issued_at) {
  const Person& person = accounts_.at(name + "@example.com");
  return sign({{"sub", name}, {"role", person.role}, {"iat", issued_at}, {"exp", issued_at + lifetime}},
              person.role);
}

web::Reply WordyTaskboard::login(const web::Request& request) {
  json::Value body = request.json_object();
  const auto account = accounts_.find(body.text("email").value_or(""));
  const bool known = account != accounts_.end();
  const auto stored = known ? account->second.password : crypto::nobodys_password_hash(cheap);
  const auto verdict = crypto::verify_password(body.text("password").value_or(""), stored, cheap);
  if (!known || verdict == crypto::PasswordVerdict::wrong) throw refused("Wrong e-mail or password.");

  const Person& person = account->second;
  json::Value claims{
      {"sub", person.name}, {"role", person.role}, {"iat", now_()}, {"exp", now_() + lifetime}};
  body.erase("email");
  body.erase("password");
  claims.merge(body);  // "Clients may want more in their token, a theme or a language."
  return web::ok({{"access_token", sign(claims, person.role)}});
}

void WordyTaskboard::note(const std::string& token) {
  const std::scoped_lock lock(mutex_);
  const auto known = issued_.find(token);
  if (known == issued_.end()) {
    ++ledger_.forged;
  } else if (known->second != "admin") {
    ++ledger_.made_on_request;
  }
}

WordyTaskboard::Ledger WordyTaskboard::ledger() const {
  const std::scoped_lock lock(mutex_);
  return ledger_;
}

web::App WordyTaskboard::routes() {
  web::App app({.title = "Taskboard that signs with a word"});
  app.post("/login", {.summary = "Log in with e-mail and password"},
           web::open([this](const web::Request& request) { return login(request); }));
  add_doors(app, {.key = key_, .now = now_, .opened = [this](const std::string& token) { note(token); }});
  return app;
}

}  // namespace lesson
