#pragma once

// The authorization server of this lesson with the answers that are linked in, on databases of its own, with
// accounts for everybody. Its clocks are moved by hand.
#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include "accounts.hpp"
#include "base/base64url.hpp"
#include "browser.hpp"
#include "clients.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "crypto/rsa.hpp"
#include "jwt/key.hpp"
#include "oauth/pkce.hpp"
#include "oauth/schema.hpp"
#include "public_jwk.hpp"
#include "random.hpp"
#include "redeem_code.hpp"
#include "routes.hpp"
#include "rs256_sign.hpp"
#include "rs256_verify.hpp"
#include "rsa_numbers.hpp"
#include "scopes.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/users.hpp"
#include "temporary_folder.hpp"

// The first signing key of every authorization server of this process: to make one takes a tenth of a second.
inline const crypto::AsymmetricKey& first_signing_key() {
  static const auto key = crypto::generate_rsa_key(crypto::min_rsa_bits);
  return key;
}

// The same, for tokens that the server would not make.
inline const jwt::Key& first_key() {
  static const auto key =
      jwt::Key::from_pem(jwt::Algorithm::rs256, first_signing_key().private_pem().text()).value();
  static const auto with_kid = key.with_id(key.thumbprint());
  return with_kid;
}

struct OwnAuthorizationServer {
  static inline const std::string issuer = "https://login.example";
  static inline const std::string taskboard_url = "https://taskboard.example";

  TemporaryFolder folder;
  std::atomic<std::int64_t> now = random_instant();
  std::atomic<std::int64_t> steady_seconds = random_integer(0, 1'000'000);
  base::Clock clock = [this] { return now.load(); };
  throttle::AttemptLimit::SteadyClock steady = [this] {
    return std::chrono::steady_clock::time_point(std::chrono::seconds(steady_seconds.load()));
  };

  std::shared_ptr<store::Pool> pool = open("authorization.db", oauth::server_migrations());
  std::shared_ptr<store::Pool> accounts = open("accounts.db", taskboard::migrations());
  std::shared_ptr<const taskboard::Passwords> passwords =
      std::make_shared<taskboard::Passwords>(crypto::ScryptCost{.log2_n = 4});
  std::string password = random_word() + random_word() + random_word();  // Everybody's.
  taskboard::User alice = add_account("alice");
  taskboard::User bob = add_account("bob");
  taskboard::User carol = add_account("carol", taskboard::Role::admin);
  taskboard::User mallory = add_account("mallory");
  std::string job_secret = base::base64url_encode(crypto::random_bytes(32));  // Of the client report-job.

  std::shared_ptr<lesson::AuthorizationServer> server;

  struct Setup {
    bool legacy_password_grant = false;
  };

  OwnAuthorizationServer() : OwnAuthorizationServer(Setup{}) {}
  explicit OwnAuthorizationServer(const Setup& setup) {
    meet_holes();
    store_signing_key();
    lesson::register_clients(*pool->lease(), {.authorization_server = issuer, .taskboard = taskboard_url},
                             crypto::Secret::copy_of(job_secret));
    server = std::make_shared<lesson::AuthorizationServer>(lesson::AuthorizationServerConfig{
        .issuer = issuer,
        .resources = {{.id = taskboard_url, .name = "Taskboard", .scopes = lesson::taskboard_scopes()}},
        .legacy_password_grant = setup.legacy_password_grant,
        .pool = pool,
        .log_in = lesson::log_in_to(accounts, passwords),
        .find_user = lesson::find_in(accounts),
        .clock = clock,
        .steady_clock = steady});
  }

  // REQUIRES: `this` outlives the app.
  web::App app() const { return lesson::authorization_server_app(server); }

  // Both clocks go on.
  void pass(std::int64_t seconds) {
    now += seconds;
    steady_seconds += seconds;
  }

  std::string subject_of(const taskboard::User& user) const { return std::to_string(user.id); }

  // Opens `url`, and answers the pages of the authorization server as `user` would: logs in, and allows what
  // is asked for.
  const Page& go_through(Browser& browser, const std::string& url, const taskboard::User& user) const {
    browser.open(url);
    if (browser.page().form_action() == "/authorize/login")
      browser.submit({{"email", user.email}, {"password", password}});
    if (browser.page().form_action() == "/authorize/consent") browser.submit({{"decision", "allow"}});
    return browser.page();
  }

 protected:
  std::shared_ptr<store::Pool> open(const std::string& name,
                                    std::span<const std::string_view> migrations) const {
    return std::make_shared<store::Pool>(folder.path() / name, migrations,
                                         store::Options{.durability = store::Durability::process});
  }

 private:
  taskboard::User add_account(const std::string& name, taskboard::Role role = taskboard::Role::member) {
    return taskboard::add_user(
               *accounts->lease(),
               {.email = name + "@example.com", .password = passwords->hash(password), .role = role})
        .value();
  }

  void store_signing_key() {
    const auto& pair = first_signing_key();
    pool->lease()->write(
        "INSERT INTO signing_keys (id, private_pem, published_at, promoted_at) VALUES (?, ?, ?, ?)",
        {first_key().id(), std::string(pair.private_pem().text()), now - 86'400, now - 86'400});
  }

  // An exercise that waits is best met here, where its file and line are known.
  void meet_holes() {
    auto* const key = first_signing_key().handle();
    (void)lesson::rs256_verify(key, "text", lesson::rs256_sign(key, "text"));
    (void)lesson::to_jwk(lesson::numbers_of(key));
    (void)lesson::token_reply({.method = "POST"},
                              {.log_in = [](auto, auto) { return std::nullopt; },
                               .allowed_scopes = {},
                               .issue = [](const auto&, const auto&) { return json::Value::object(); }});
    (void)lesson::s256_challenge(oauth::new_code_verifier());
    const auto database = pool->lease();
    database->transaction([&] { (void)lesson::redeem_code(*database, {}, now); });
    (void)lesson::grant_scopes({}, {});
  }
};

// A program on its user's machine, and one login with it: taskboard-cli.
struct CommandLineClient {
  std::string id = "taskboard-cli";
  std::string redirect_uri =
      "http://127.0.0.1:" + std::to_string(random_integer(20'000, 60'000)) + "/callback";
  std::string verifier = oauth::new_code_verifier();
  std::string state = base::base64url_encode(crypto::random_bytes(16));
  std::string nonce = base::base64url_encode(crypto::random_bytes(16));

  // The authorization request, with changes: another value, or "" to leave a parameter out.
  std::string authorization_url(const std::string& scope, const Fields& changes = {}) const {
    Fields fields{{"response_type", "code"},
                  {"client_id", id},
                  {"redirect_uri", redirect_uri},
                  {"scope", scope},
                  {"state", state},
                  {"nonce", nonce},
                  {"code_challenge", base::base64url_encode(crypto::sha256(verifier))},
                  {"code_challenge_method", "S256"}};
    return OwnAuthorizationServer::issuer + "/authorize?" + base::encode_form(changed(fields, changes));
  }

  // What is sent to /token for `code`, with changes as above.
  Fields redemption(const std::string& code, const Fields& changes = {}) const {
    return changed({{"grant_type", "authorization_code"},
                    {"client_id", id},
                    {"redirect_uri", redirect_uri},
                    {"code", code},
                    {"code_verifier", verifier}},
                   changes);
  }

 private:
  static Fields changed(Fields fields, const Fields& changes) {
    for (const auto& [name, value] : changes) {
      std::erase_if(fields, [&](const auto& field) { return field.first == name; });
      if (!value.empty()) fields.emplace_back(name, value);
    }
    return fields;
  }
};
