#include "server_parts.hpp"

#include <algorithm>

#include "base/base64url.hpp"
#include "base/percent_encoding.hpp"
#include "crypto/digest.hpp"
#include "oauth/pkce.hpp"
#include "oauth/schema.hpp"

const std::vector<oauth::Resource>& resources() {
  static const std::vector<oauth::Resource> list{
      {.id = api, .name = "The API", .scopes = {{"read", "See your tasks"}, {"write", "Change your tasks"}}},
      {.id = billing, .name = "Billing", .scopes = {{"pay", "Pay with your money"}}}};
  return list;
}

std::vector<std::string> grant_scopes(const std::vector<std::string>& requested,
                                      const std::vector<std::string>& allowed) {
  auto granted = requested;
  std::erase_if(granted,
                [&](const std::string& scope) { return std::ranges::find(allowed, scope) == allowed.end(); });
  return granted;
}

store::Database server_database() { return {":memory:", oauth::server_migrations()}; }

oauth::Client shop() {
  return {.id = "shop",
          .name = "The Shop",
          .kind = oauth::ClientKind::public_web,
          .redirect_uris = {"https://shop.example/callback", "https://shop.example/other?a=b"},
          .grant_types = {"authorization_code", "refresh_token"},
          .scopes = {"openid", "email", "offline_access", "read", "write", "pay"}};
}

oauth::Client phone() {
  auto client = shop();
  client.id = "phone";
  client.name = "The Phone";
  client.kind = oauth::ClientKind::native;
  client.redirect_uris = {"http://127.0.0.1/callback", "com.example.phone:/callback"};
  return client;
}

oauth::Client backend() {
  auto client = shop();
  client.id = "backend";
  client.name = "The Backend";
  client.kind = oauth::ClientKind::confidential;
  client.redirect_uris = {"https://backend.example/callback"};
  client.grant_types.emplace_back("client_credentials");
  return client;
}

void put_clients(store::Database& database) {
  const auto secret = crypto::Secret::copy_of(backend_secret);
  oauth::put_client(database, shop());
  oauth::put_client(database, phone());
  oauth::put_client(database, backend(), &secret);
}

Fields with(Fields fields, const Fields& changes) {
  for (const auto& [name, value] : changes) {
    std::erase_if(fields, [&](const auto& field) { return field.first == name; });
    if (!value.empty()) fields.emplace_back(name, value);
  }
  return fields;
}

Fields authorization_fields(const std::string& client_id) {
  const auto uri = client_id == "shop"      ? shop().redirect_uris[0]
                   : client_id == "backend" ? backend().redirect_uris[0]
                                            : "http://127.0.0.1:49152/callback";
  return {{"response_type", "code"},     {"client_id", client_id},         {"redirect_uri", uri},
          {"scope", "openid read"},      {"state", "the-state"},           {"nonce", "the-nonce"},
          {"code_challenge", challenge}, {"code_challenge_method", "S256"}};
}

web::Request form_request(const Fields& fields, const std::vector<web::Header>& headers) {
  web::Request request{
      .method = "POST", .headers = headers, .body = base::encode_form(fields), .remote_address = "192.0.2.1"};
  request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
  return request;
}

std::string base64(std::string_view text) {
  auto encoded = base::base64url_encode(text);
  std::ranges::replace(encoded, '-', '+');
  std::ranges::replace(encoded, '_', '/');
  while (encoded.size() % 4 != 0) encoded += '=';
  return encoded;
}

web::Header basic(std::string_view id, std::string_view secret) {
  return {"Authorization", "Basic " + base64(base::percent_encode(id) + ':' + base::percent_encode(secret))};
}

oauth::Authorization authorization(const std::string& client_id) {
  return {.client_id = client_id,
          .subject = "1",
          .scope = "openid offline_access read write",
          .resource = api,
          .nonce = "the-nonce",
          .authenticated_at = 999};
}

oauth::CodeBinding binding() {
  return {.redirect_uri = "https://shop.example/callback", .code_challenge = challenge};
}

std::expected<oauth::Grant, std::string> redeem(store::Database& database,
                                                const oauth::CodeRedemption& redemption, std::int64_t now) {
  const auto code = oauth::find_code(database, redemption.code);
  if (!code) return std::unexpected("unknown");
  if (code->authorization.client_id != redemption.client_id) return std::unexpected("other_client");
  if (code->binding.redirect_uri != redemption.redirect_uri) return std::unexpected("other_redirect_uri");
  if (base::base64url_encode(crypto::sha256(redemption.code_verifier)) != code->binding.code_challenge)
    return std::unexpected("wrong_verifier");
  if (code->grant_id) {
    oauth::end_grant(database, *code->grant_id, now);
    return std::unexpected("used_before");
  }
  if (now >= code->expires_at) return std::unexpected("expired");
  const auto grant = oauth::start_grant(database, *code, now);
  if (!grant) return std::unexpected("used_before");
  return *grant;
}

std::int64_t count(store::Database& database, const std::string& rest) {
  return database.read("SELECT count(*) FROM " + rest).at(0).integer(0);
}
