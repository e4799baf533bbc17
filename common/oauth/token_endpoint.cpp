#include "oauth/token_endpoint.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"
#include "web/auth_errors.hpp"

namespace oauth {
namespace {

constexpr throttle::AttemptLimit::Options failure_limit{.attempts = 20, .window = std::chrono::seconds{60}};
constexpr std::size_t token_id_bytes = 16;

web::Header no_store() { return {"Cache-Control", "no-store"}; }

web::Reply invalid_grant(const std::string& reason) {
  auto reply = error_reply({ErrorCode::invalid_grant, "the code or the token is not accepted"});
  reply.log_reason = "invalid_grant: " + reason;
  return reply;
}

web::Reply not_stored(const json::Value& body) {
  auto reply = web::ok(body);
  reply.headers = {no_store()};
  return reply;
}

// Returns whether the request names another API than that of its grant (RFC 8707 §2.2).
bool asks_elsewhere(const Parameters& form, const std::string& resource) {
  return form.find("resource").value_or(resource) != resource;
}

web::Reply other_resource() {
  return error_reply({ErrorCode::invalid_target, "the grant is for another resource"});
}

// The left half of the hash (OpenID Connect Core §3.1.3.6).
std::string half_hash(std::string_view token) {
  const auto hash = crypto::sha256(token);
  return base::base64url_encode(std::span(hash).first<16>());
}

std::string new_token_id() { return base::to_hex(crypto::random_bytes(token_id_bytes)); }

}  // namespace

// Tokens that are in the database, and not signed yet.
struct TokenEndpoint::Issued {
  std::string access_id;
  std::string scope;
  std::optional<OpaqueToken> refresh;
};

TokenEndpoint::TokenEndpoint(std::shared_ptr<store::Pool> pool, Config config)
    : pool_(std::move(pool)), config_(std::move(config)), failures_(failure_limit, config_.steady_clock) {}

web::Reply TokenEndpoint::token(const web::Request& request) {
  const auto form = Parameters::from_body(request);
  if (!form) return error_reply(form.error());
  const auto lease = pool_->lease();
  const auto client = authenticate(*lease, request, *form);
  if (!client) return error_reply(client.error());

  const auto grant_type = form->value("grant_type");
  if (grant_type.empty()) return error_reply({ErrorCode::invalid_request, "grant_type is missing"});
  const bool known = grant_type == "authorization_code" || grant_type == "refresh_token" ||
                     grant_type == "client_credentials";
  if (!known) return error_reply({ErrorCode::unsupported_grant_type, "this grant is not offered"});
  if (!client->may_use(grant_type))
    return error_reply({ErrorCode::unauthorized_client, "the client may not use this grant"});
  if (grant_type == "authorization_code") return grant_code(*lease, *client, *form);
  if (grant_type == "refresh_token") return grant_refresh(*lease, *client, *form);
  return grant_client(*client, *form);
}

// One transaction from the look at the code to the last row: a server that is killed anywhere in between has
// given no tokens, and never gives two sets.
web::Reply TokenEndpoint::grant_code(store::Database& database, const Client& client,
                                     const Parameters& form) {
  const CodeRedemption redemption{.code = form.value("code"),
                                  .client_id = client.id,
                                  .redirect_uri = form.value("redirect_uri"),
                                  .code_verifier = form.value("code_verifier")};
  if (redemption.code.empty()) return error_reply({ErrorCode::invalid_request, "code is missing"});
  const auto code = form.find("resource") ? find_code(database, redemption.code) : std::nullopt;
  if (code && code->authorization.client_id == client.id &&
      asks_elsewhere(form, code->authorization.resource))
    return other_resource();

  const auto now = config_.clock();
  std::expected<Grant, std::string> grant = std::unexpected("");
  Issued issued;
  database.transaction([&] {
    grant = config_.redeem_code(database, redemption, now);
    if (grant) issued = remember(database, *grant, grant->scope, now);
  });
  if (!grant) return invalid_grant(grant.error());
  if (!config_.find_user(grant->subject)) {  // Disabled in the last minute.
    end_grant(database, grant->id, now);
    return invalid_grant("no active user");
  }
  return not_stored(answer(*grant, issued, now));
}

web::Reply TokenEndpoint::grant_refresh(store::Database& database, const Client& client,
                                        const Parameters& form) {
  const auto presented = form.value("refresh_token");
  if (presented.empty()) return error_reply({ErrorCode::invalid_request, "refresh_token is missing"});
  const auto known = grant_of_refresh_token(database, presented);
  if (!known) return invalid_grant("unknown");  // A guess does not stand in the writers' queue.
  if (known->client_id != client.id) return invalid_grant(std::string(code(RefreshProblem::other_client)));
  if (!config_.find_user(known->subject)) return invalid_grant("no active user");
  if (asks_elsewhere(form, known->resource)) return other_resource();

  // Scope never widens (R30); a narrower one is for this access token only.
  const auto granted = split_words(known->scope);
  const auto wanted = form.find("scope") ? form.words("scope") : granted;
  for (const auto& scope : wanted)
    if (!has_word(granted, scope)) return error_reply({ErrorCode::invalid_scope, "more than was granted"});

  const auto now = config_.clock();
  std::expected<Grant, RefreshProblem> grant = std::unexpected(RefreshProblem::unknown);
  Issued issued;
  database.transaction([&] {
    grant = spend_refresh_token(database, presented, client.id, now);
    if (grant) issued = remember(database, *grant, join_words(wanted), now);
  });
  if (!grant) return invalid_grant(std::string(code(grant.error())));
  grant->nonce.reset();  // It belonged to the login (OpenID Connect Core §12.2).
  return not_stored(answer(*grant, issued, now));
}

// The client itself is the subject (RFC 9068 §2.2). There is nobody whose consent could be withdrawn, so
// there is no grant, and no refresh token (RFC 6749 §4.4.3).
web::Reply TokenEndpoint::grant_client(const Client& client, const Parameters& form) {
  if (client.kind != ClientKind::confidential)
    return error_reply({ErrorCode::unauthorized_client, "only a client with a secret can be a subject"});
  const auto wanted = form.find("resource").value_or(config_.resources.front().id);
  const auto resource = std::ranges::find(config_.resources, wanted, &Resource::id);
  if (resource == config_.resources.end())
    return error_reply({ErrorCode::invalid_target, "the resource is unknown"});
  auto allowed = client.scopes;
  std::erase_if(allowed, [&](const std::string& scope) { return !resource->scopes.contains(scope); });
  const auto scopes = config_.grant_scopes(form.words("scope"), allowed);
  if (scopes.empty()) return error_reply({ErrorCode::invalid_scope, "no scope that the client may have"});

  const auto now = config_.clock();
  const Grant grant{.client_id = client.id,
                    .subject = client.id,
                    .scope = join_words(scopes),
                    .resource = resource->id,
                    .started_at = now};
  return not_stored(answer(grant, {.access_id = new_token_id(), .scope = grant.scope, .refresh = {}}, now));
}

json::Value TokenEndpoint::issue_at_login(const Client& client, const User& user, const std::string& scope) {
  const auto now = config_.clock();
  const Authorization authorization{.client_id = client.id,
                                    .subject = user.subject,
                                    .scope = scope,
                                    .resource = config_.resources.front().id,
                                    .authenticated_at = now};
  const Issued issued{.access_id = new_token_id(), .scope = scope, .refresh = {}};
  Grant grant;
  const auto lease = pool_->lease();
  lease->transaction([&] {
    grant = start_grant(*lease, authorization, now);
    add_access_token(*lease, grant, issued.access_id, now + config_.token_lifetime.count(), now);
  });
  return answer(grant, issued, now);
}

// Inside the caller's transaction.
TokenEndpoint::Issued TokenEndpoint::remember(store::Database& database, const Grant& grant,
                                              const std::string& scope, std::int64_t now) {
  Issued issued{.access_id = new_token_id(), .scope = scope, .refresh = {}};
  add_access_token(database, grant, issued.access_id, now + config_.token_lifetime.count(), now);
  if (!has_word(split_words(grant.scope), "offline_access")) return issued;
  issued.refresh = new_opaque_token();
  add_refresh_token(database, grant, *issued.refresh, now);
  return issued;
}

json::Value TokenEndpoint::answer(const Grant& grant, const Issued& issued, std::int64_t now) {
  const auto access = access_token(grant, issued.access_id, issued.scope, now);
  json::Value body{{"access_token", access},
                   {"token_type", "Bearer"},
                   {"expires_in", config_.token_lifetime.count()},
                   {"scope", issued.scope}};
  if (issued.refresh) body.set("refresh_token", issued.refresh->text);
  if (has_word(split_words(issued.scope), "openid") && grant.subject != grant.client_id)
    body.set("id_token", id_token(grant, access, now));
  return body;
}

std::string TokenEndpoint::access_token(const Grant& grant, const std::string& id, const std::string& scope,
                                        std::int64_t now) {
  // Where the user may be asked about at /userinfo, this server is a resource, too.
  const bool for_us = has_word(split_words(scope), "openid");
  json::Value claims{
      {"iss", config_.issuer},
      {"sub", grant.subject},
      {"aud", for_us ? json::Value::array({grant.resource, config_.issuer}) : json::Value(grant.resource)},
      {"client_id", grant.client_id},
      {"scope", scope},
      {"iat", now},
      {"exp", now + config_.token_lifetime.count()},
      {"jti", id}};
  return config_.sign("at+jwt", claims);
}

std::string TokenEndpoint::id_token(const Grant& grant, const std::string& access_token, std::int64_t now) {
  json::Value claims{{"iss", config_.issuer},
                     {"sub", grant.subject},
                     {"aud", grant.client_id},
                     {"iat", now},
                     {"exp", now + config_.token_lifetime.count()},
                     {"auth_time", grant.authenticated_at},
                     {"at_hash", half_hash(access_token)}};
  if (grant.nonce) claims.set("nonce", *grant.nonce);
  return config_.sign("JWT", claims);
}

web::Reply TokenEndpoint::revoke(const web::Request& request) {
  const auto form = Parameters::from_body(request);
  if (!form) return error_reply(form.error());
  const auto lease = pool_->lease();
  const auto client = authenticate(*lease, request, *form);
  if (!client) return error_reply(client.error());
  const auto token = form->value("token");
  if (token.empty()) return error_reply({ErrorCode::invalid_request, "token is missing"});

  auto grant = grant_of_refresh_token(*lease, token);
  if (!grant)
    if (const auto claims = config_.read_own_token("at+jwt", token))
      grant = grant_of_access_token(*lease, claims->text("jti").value_or(""));
  if (grant && grant->client_id == client->id) end_grant(*lease, grant->id, config_.clock());
  return not_stored(json::Value::object());
}

// Only failures are counted, so that concurrent valid requests never wait. A success does not reset the
// count: an attacker with a client of their own could otherwise guess without end.
std::expected<Client, Error> TokenEndpoint::authenticate(store::Database& database,
                                                         const web::Request& request,
                                                         const Parameters& form) {
  const auto from = throttle::network_of(request.remote_address);
  if (const auto wait = failures_.wait(from)) {
    auto refusal = web::too_many_attempts(*wait);
    refusal.headers.push_back(no_store());
    throw web::HttpError(std::move(refusal));
  }
  auto client = authenticate_client(database, request, form);
  if (!client && client.error().code == ErrorCode::invalid_client) failures_.admit(from);
  return client;
}

}  // namespace oauth
