#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "json/value.hpp"
#include "oauth/authorization_endpoint.hpp"
#include "oauth/token_endpoint.hpp"
#include "random.hpp"
#include "server_parts.hpp"
#include "store/pool.hpp"
#include "temporary_folder.hpp"

// An authorization server with alice ("1", alice@example.com, looking-glass) and bob ("2", bob@example.com,
// sledgehammer), the clients of server_parts.hpp, and clocks that are moved by hand.
struct World {
  // Where its database is, when, and who listens to its statements. By default, a new one in a folder of its
  // own.
  struct Options {
    std::filesystem::path file{};
    std::int64_t now = random_instant();
    std::function<void(std::string_view sql)> after_statement{};
  };

  World() : World(Options()) {}
  explicit World(const Options& options);

  std::unique_ptr<TemporaryFolder> folder;  // Of a database of its own.
  std::shared_ptr<store::Pool> pool;
  std::int64_t now;
  std::chrono::steady_clock::time_point steady{std::chrono::hours{1}};
  std::set<std::string> disabled;  // Subjects of users who are not active.
  int passwords_looked_at = 0;
  oauth::AuthorizationEndpoint authorization;
  oauth::TokenEndpoint tokens;

  // A code of alice for a client, as authorization_fields() asks for it; with these scopes.
  std::string code(const std::string& client_id = "shop",
                   const std::string& scope = "openid offline_access read write");

  // The answer to a request for tokens with these fields.
  web::Reply token(const Fields& fields, const std::vector<web::Header>& headers = {});

  // The answer to the redemption of a code by the shop.
  web::Reply redeem(const std::string& code, const Fields& changes = {});

  // The answer to a refresh by the shop.
  web::Reply refresh(const std::string& refresh_token, const Fields& changes = {});

  web::Reply revoke(const Fields& fields, const std::vector<web::Header>& headers = {});

  std::int64_t rows(const std::string& rest) { return count(*pool->lease(), rest); }
  std::int64_t living_grants() { return rows("grants WHERE ended_at IS NULL"); }

  // Has this access token been issued here, and does its grant go on?
  bool is_active(const std::string& access_token);

 private:
  oauth::AuthorizationEndpoint::Config authorization_config();
  oauth::TokenEndpoint::Config token_config();
  std::optional<oauth::User> find_user(std::string_view subject) const;
};

// A member of a body of JSON, as text; "" if there is none.
std::string member(const web::Reply& reply, const std::string& name);

// The answer of the token endpoint in a word: "200", or status and error, "400 invalid_grant".
std::string verdict(const web::Reply& reply);

// Header and claims of a token of the world. Throws if it is not signed with its key.
// An ID token of the world, with a subject and nothing else.
std::string id_token_of(const std::string& subject);

json::Value header_of(const std::string& token);
json::Value claims_of(const std::string& token);
