#pragma once

// The learner's own Taskboard, made of the answers that are linked in, and the providers that it trusts. All
// of them are in this process: Taskboard fetches from `internet`, and its clocks are moved by hand.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "internet.hpp"
#include "jwks_cache.hpp"
#include "jwt/key.hpp"
#include "jwt/key_set.hpp"
#include "jwt/signer.hpp"
#include "jwt/verifier.hpp"
#include "key_pairs.hpp"
#include "oauth/schema.hpp"
#include "random.hpp"
#include "redeem_code.hpp"
#include "resource_server.hpp"
#include "routes.hpp"
#include "scopes.hpp"
#include "store/pool.hpp"
#include "taskboard/schema.hpp"
#include "temporary_folder.hpp"
#include "verify_id_token.hpp"

inline constexpr auto taskboard_url = "https://taskboard.example";

// A server that issues tokens, seen from outside: what it publishes, and what it signs.
struct Provider {
  std::string issuer = "https://login.example";
  jwt::Key key = key_pairs::login();

  std::string jwks_url() const { return issuer + "/jwks.json"; }

  // Publishes its metadata and its key.
  void publish(Internet& internet) const {
    internet.publish(issuer + "/.well-known/openid-configuration",
                     {{"issuer", issuer},
                      {"jwks_uri", jwks_url()},
                      {"authorization_endpoint", issuer + "/authorize"},
                      {"token_endpoint", issuer + "/token"}});
    publish_keys(internet, {key});
  }
  void publish_keys(Internet& internet, const std::vector<jwt::Key>& keys) const {
    auto list = json::Value::array();
    for (const auto& each : keys) list.push_back(each.public_jwk());
    internet.publish(jwks_url(), {{"keys", list}});
  }

  // An access token for Taskboard (RFC 9068 §2), issued at `now`.
  std::string access_token(const std::string& subject, std::int64_t now) const {
    const jwt::Signer signer(key, {.type = "at+jwt", .clock = [now] { return now; }});
    return signer
        .issue({.issuer = issuer,
                .subject = subject,
                .id = random_word(),
                .audiences = {taskboard_url},
                .extra = {{"client_id", "taskboard-cli"}, {"scope", "taskboard:read taskboard:write"}}})
        .value();
  }
};

// Taskboard, on database files of its own.
struct OwnTaskboard {
  Internet internet;
  std::vector<std::string> issuers;
  std::atomic<std::int64_t> now = random_instant();
  std::atomic<std::int64_t> steady_seconds = random_integer(0, 1'000'000);

  TemporaryFolder folder;
  std::shared_ptr<store::Pool> pool = database("taskboard.db", taskboard::migrations());
  std::shared_ptr<store::Pool> logins = database("logins.db", oauth::client_migrations());

  // Publishes the provider, and trusts it.
  void trust(const Provider& provider) {
    provider.publish(internet);
    issuers.push_back(provider.issuer);
  }

  // An access token that `provider` issues now.
  std::string access_token(const Provider& provider, const std::string& subject) const {
    return provider.access_token(subject, now);
  }

  // The server, as it is after a start: it has no keys yet. REQUIRES: `this` outlives the app.
  web::App app() {
    meet_holes();
    return lesson::taskboard_app(std::make_shared<lesson::ResourceServer>(
        lesson::ResourceServerConfig{.url = taskboard_url,
                                     .audience = taskboard_url,
                                     .issuers = issuers,
                                     .pool = pool,
                                     .logins = logins,
                                     .fetch = internet.fetch(),
                                     .clock = [this] { return now.load(); },
                                     .steady_clock = [this] { return steady(); }}));
  }

 private:
  std::shared_ptr<store::Pool> database(const std::string& name,
                                        std::span<const std::string_view> migrations) const {
    return std::make_shared<store::Pool>(folder.path() / name, migrations,
                                         store::Options{.durability = store::Durability::process});
  }

  std::chrono::steady_clock::time_point steady() const {
    return std::chrono::steady_clock::time_point(std::chrono::seconds(steady_seconds.load()));
  }

  // An exercise that waits is best met here, where its file and line are known.
  void meet_holes() const {
    (void)lesson::s256_challenge("");
    lesson::JwksCache cache({taskboard_url},
                            [](const auto&) { return std::unexpected(oauth::ProviderProblem::unreachable); });
    (void)cache.find(taskboard_url, {.id = "none", .algorithm = jwt::Algorithm::rs256});
    (void)lesson::verify_id_token("", {.issuer = taskboard_url, .client_id = "taskboard", .find_key = no_key},
                                  "");
    try {
      lesson::require_scope(some_claims(), lesson::read_scope);
    } catch (const web::HttpError&) {
      return;  // There is no scope in them.
    }
  }

  static std::optional<jwt::Key> no_key(const jwt::KeyHint&) { return std::nullopt; }

  static jwt::VerifiedClaims some_claims() {
    const auto key = jwt::Key::generate(jwt::Algorithm::hs256);
    return jwt::Verifier(key, {}).verify(jwt::Signer(key).issue({}).value()).value();
  }
};
