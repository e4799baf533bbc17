#include "oauth/clients.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "base/ascii.hpp"
#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "base/percent_encoding.hpp"
#include "base/url.hpp"
#include "crypto/constant_time.hpp"
#include "crypto/digest.hpp"
#include "oauth/redirect_uri.hpp"

namespace oauth {
namespace {

constexpr std::string_view id_alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
constexpr std::size_t longest_id = 64;
constexpr std::size_t shortest_secret = 32;

std::unexpected<Error> refused(ErrorCode code, const char* description) {
  return std::unexpected(Error{code, description});
}

void require(bool holds, const char* otherwise) {
  if (!holds) throw std::invalid_argument(otherwise);
}

bool is_client_id(const std::string& id) {
  return !id.empty() && id.size() <= longest_id && id.find_first_not_of(id_alphabet) == std::string::npos &&
         id.find_first_not_of("0123456789") != std::string::npos;
}

// scope-token (RFC 6749 §3.3); names of grants have the same characters.
bool is_word(const std::string& text) {
  const auto is_visible = [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '\\'; };
  return !text.empty() && std::ranges::all_of(text, is_visible);
}

void check_client(const Client& client, const crypto::Secret* secret) {
  require(is_client_id(client.id), "a client's id is 1 to 64 letters, digits, - or _, and no number");
  require(!client.name.empty(), "a client has a name that its users can read");
  require(std::ranges::all_of(client.scopes, is_word), "a scope is one word");
  require(std::ranges::all_of(client.grant_types, is_word), "a grant type is one word");
  for (const auto& uri : client.redirect_uris) {
    require(is_redirect_uri(uri), "a redirect URI that nobody may have");
    require(client.kind == ClientKind::native || base::parse_url(uri),
            "only a native client has a scheme of its own");
  }
  require(!client.redirect_uris.empty() || !client.may_use("authorization_code"),
          "a code is sent to a redirect URI");
  require(client.kind == ClientKind::confidential || !client.may_use("client_credentials"),
          "only a client with a secret can act for itself");
  const bool has_secret = secret != nullptr;
  require(has_secret == (client.kind == ClientKind::confidential), "a confidential client has a secret");
  require(!has_secret || secret->size() >= shortest_secret, "a client's secret has at least 32 characters");
}

// The secrets are random: a fast hash will do, and what is compared is no secret any more.
std::string hash_of(std::string_view secret) { return base::to_hex(crypto::sha256(secret)); }

// base64 with padding (RFC 7617 §2), as strictly as base64url is read here.
std::optional<std::string> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0 || text.find_first_of("-_") != std::string_view::npos) return std::nullopt;
  std::string url(text.substr(0, text.find_last_not_of('=') + 1));
  if (text.size() - url.size() > 2) return std::nullopt;
  std::ranges::replace(url, '+', '-');
  std::ranges::replace(url, '/', '_');
  return base::base64url_decode_text(url);
}

// Form-encoding writes a blank as "+".
std::optional<std::string> form_decode(std::string text) {
  std::ranges::replace(text, '+', ' ');
  return base::percent_decode(text);
}

ClientKind kind_of(const std::string& name) {
  if (name == "confidential") return ClientKind::confidential;
  return name == "native" ? ClientKind::native : ClientKind::public_web;
}

std::string name_of(ClientKind kind) {
  if (kind == ClientKind::confidential) return "confidential";
  return kind == ClientKind::native ? "native" : "public_web";
}

// Every way to present credentials that this request uses.
std::expected<ClientCredentials, Error> presented(const web::Request& request, const Parameters& parameters) {
  auto basic = basic_credentials(request);
  if (!basic) return std::unexpected(basic.error());
  const auto id = parameters.find("client_id");
  const auto secret = parameters.find("client_secret");
  if (!*basic) {
    if (!id) return refused(ErrorCode::invalid_client, "no client is named");
    return ClientCredentials{*id, secret};
  }
  if (secret || (id && *id != (*basic)->id))
    return refused(ErrorCode::invalid_request, "more than one way to authenticate the client");
  return std::move(**basic);
}

}  // namespace

const std::vector<std::string>& client_authentication_methods() {
  static const std::vector<std::string> methods{"client_secret_basic", "client_secret_post", "none"};
  return methods;
}

bool Client::may_use(std::string_view grant_type) const {
  return std::ranges::find(grant_types, grant_type) != grant_types.end();
}

void put_client(store::Database& database, const Client& client, const crypto::Secret* secret) {
  check_client(client, secret);
  const auto hash = secret != nullptr ? std::optional(hash_of(secret->text())) : std::nullopt;
  database.write(
      "INSERT OR REPLACE INTO clients (id, name, kind, secret_hash, redirect_uris, grant_types, scopes) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      {client.id, client.name, name_of(client.kind), store::nullable(hash), join_words(client.redirect_uris),
       join_words(client.grant_types), join_words(client.scopes)});
}

std::optional<Client> find_client(store::Database& database, std::string_view id) {
  const auto rows =
      database.read("SELECT id, name, kind, redirect_uris, grant_types, scopes FROM clients WHERE id = ?",
                    {std::string(id)});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  return Client{.id = row.text(0),
                .name = row.text(1),
                .kind = kind_of(row.text(2)),
                .redirect_uris = split_words(row.text(3)),
                .grant_types = split_words(row.text(4)),
                .scopes = split_words(row.text(5))};
}

std::expected<std::optional<ClientCredentials>, Error> basic_credentials(const web::Request& request) {
  const auto headers = request.header_values("Authorization");
  if (headers.empty()) return std::nullopt;
  const std::string_view header = headers.front();
  const auto scheme = header.substr(0, header.find(' '));
  const auto text = base64_decode(base::trim(header.substr(scheme.size())));
  const auto colon = text ? text->find(':') : std::string::npos;
  if (headers.size() > 1 || !base::equal_ignoring_case(scheme, "Basic") || colon == std::string::npos)
    return refused(ErrorCode::invalid_client, "the Authorization header is not one of Basic");
  if (text->size() == 1) return std::nullopt;  // Only the colon.
  const auto id = form_decode(text->substr(0, colon));
  auto secret = form_decode(text->substr(colon + 1));
  if (!id || !secret) return refused(ErrorCode::invalid_client, "id and secret are form-encoded");
  return ClientCredentials{*id, secret->empty() ? std::nullopt : std::move(secret)};
}

std::expected<Client, Error> authenticate_client(store::Database& database, const web::Request& request,
                                                 const Parameters& parameters) {
  const auto credentials = presented(request, parameters);
  if (!credentials) return std::unexpected(credentials.error());
  auto client = find_client(database, credentials->id);
  const auto rows = database.read("SELECT secret_hash FROM clients WHERE id = ?", {credentials->id});
  const auto expected = rows.empty() ? std::string() : rows.front().maybe_text(0).value_or("");
  const auto shown = credentials->secret ? hash_of(*credentials->secret) : std::string();
  const bool right = client && crypto::equal_in_constant_time(std::as_bytes(std::span(shown)),
                                                              std::as_bytes(std::span(expected)));
  if (!right) return refused(ErrorCode::invalid_client, "unknown client, or not its secret");
  return std::move(*client);
}

}  // namespace oauth
