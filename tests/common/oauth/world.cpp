#include "world.hpp"

#include <array>
#include <stdexcept>

#include "json/parse_object.hpp"
#include "jwt/key.hpp"
#include "jwt/signer.hpp"
#include "jwt/unverified_token.hpp"
#include "jwt/verifier.hpp"
#include "oauth/schema.hpp"

namespace {

struct Account {
  oauth::User user;
  std::string password;
};

const std::array accounts{Account{{.subject = "1", .email = "alice@example.com"}, "looking-glass"},
                          Account{{.subject = "2", .email = "bob@example.com"}, "sledgehammer"}};

const jwt::Key& key() {
  static const jwt::Key made = jwt::Key::generate(jwt::Algorithm::rs256).with_id("the key");
  return made;
}

std::string sign(const std::string& type, const json::Value& claims) {
  return jwt::Signer(key(), {.type = type}).sign(claims).value();
}

std::optional<json::Value> read_own_token(const std::string& type, std::string_view token) {
  if (!jwt::Verifier(key(), {}).verify_signature_only(token)) return std::nullopt;
  const auto own = jwt::UnverifiedToken::decode(token);
  if (!own || own->unverified_header().text("typ") != type) return std::nullopt;
  return own->unverified_claims();
}

std::shared_ptr<store::Pool> pool_for(const std::filesystem::path& file, const World::Options& options) {
  auto pool = std::make_shared<store::Pool>(
      file, oauth::server_migrations(),
      store::Options{.durability = store::Durability::process, .after_statement = options.after_statement});
  put_clients(*pool->lease());
  return pool;
}

jwt::UnverifiedToken checked(const std::string& token) {
  const jwt::Verifier verifier(key(), {});
  if (!verifier.verify_signature_only(token)) throw std::runtime_error("not signed by the world");
  return jwt::UnverifiedToken::decode(token).value();
}

}  // namespace

World::World(const Options& options)
    : folder(options.file.empty() ? std::make_unique<TemporaryFolder>() : nullptr),
      pool(pool_for(folder ? folder->path() / "server.db" : options.file, options)),
      now(options.now),
      authorization(pool, authorization_config()),
      tokens(pool, token_config()) {}

oauth::AuthorizationEndpoint::Config World::authorization_config() {
  return {.issuer = issuer,
          .resources = resources(),
          .log_in = [this](std::string_view email, std::string_view password) -> std::optional<oauth::User> {
            ++passwords_looked_at;
            for (const auto& account : accounts)
              if (account.user.email == email && account.password == password &&
                  !disabled.contains(account.user.subject))
                return account.user;
            return std::nullopt;
          },
          .find_user = [this](std::string_view subject) { return find_user(subject); },
          .grant_scopes = grant_scopes,
          .read_own_token = read_own_token,
          .clock = [this] { return now; },
          .login_limit = std::make_shared<oauth::LoginLimit>([this] { return steady; })};
}

oauth::TokenEndpoint::Config World::token_config() {
  return {.issuer = issuer,
          .resources = resources(),
          .sign = sign,
          .read_own_token = read_own_token,
          .find_user = [this](std::string_view subject) { return find_user(subject); },
          .redeem_code = ::redeem,
          .grant_scopes = grant_scopes,
          .clock = [this] { return now; },
          .steady_clock = [this] { return steady; }};
}

std::optional<oauth::User> World::find_user(std::string_view subject) const {
  for (const auto& account : accounts)
    if (account.user.subject == subject && !disabled.contains(account.user.subject)) return account.user;
  return std::nullopt;
}

std::string World::code(const std::string& client_id, const std::string& scope) {
  auto authorized = ::authorization(client_id);
  authorized.scope = scope;
  return oauth::issue_code(*pool->lease(), authorized, binding(), now);
}

web::Reply World::token(const Fields& fields, const std::vector<web::Header>& headers) {
  return tokens.token(form_request(fields, headers));
}

web::Reply World::redeem(const std::string& code, const Fields& changes) {
  return token(with({{"grant_type", "authorization_code"},
                     {"client_id", "shop"},
                     {"code", code},
                     {"redirect_uri", binding().redirect_uri},
                     {"code_verifier", verifier}},
                    changes));
}

web::Reply World::refresh(const std::string& refresh_token, const Fields& changes) {
  return token(with(
      {{"grant_type", "refresh_token"}, {"client_id", "shop"}, {"refresh_token", refresh_token}}, changes));
}

web::Reply World::revoke(const Fields& fields, const std::vector<web::Header>& headers) {
  return tokens.revoke(form_request(fields, headers));
}

bool World::is_active(const std::string& access_token) {
  return oauth::is_access_token_active(*pool->lease(), claims_of(access_token).text("jti").value());
}

std::string member(const web::Reply& reply, const std::string& name) {
  const auto body = json::parse_object(reply.body);
  return body ? body->text(name).value_or("") : "";
}

std::string verdict(const web::Reply& reply) {
  return reply.status == 200 ? "200" : std::to_string(reply.status) + ' ' + member(reply, "error");
}

std::string id_token_of(const std::string& subject) { return sign("JWT", {{"sub", subject}}); }
json::Value header_of(const std::string& token) { return checked(token).unverified_header(); }
json::Value claims_of(const std::string& token) { return checked(token).unverified_claims(); }
