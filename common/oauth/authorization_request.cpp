#include "oauth/authorization_request.hpp"

#include <algorithm>
#include <utility>

#include "base/whole_number.hpp"
#include "oauth/pkce.hpp"
#include "oauth/redirect_uri.hpp"

namespace oauth {
namespace {

// What clients send to be given back (state, nonce) is bounded, and visible ASCII (RFC 6749 §A.5).
constexpr std::size_t longest_echo = 512;

bool is_echo(const std::string& text) {
  return text.size() <= longest_echo &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

// Whose request it is, and where an answer may go.
std::expected<AuthorizationRequest, Error> read_sender(store::Database& database,
                                                       const Parameters& parameters) {
  auto client = find_client(database, parameters.value("client_id"));
  if (!client) return std::unexpected(Error{ErrorCode::invalid_request, "the client is unknown"});
  const auto uri = parameters.value("redirect_uri");
  const auto port = client->kind == ClientKind::native ? LoopbackPort::any : LoopbackPort::exact;
  const bool registered = std::ranges::any_of(client->redirect_uris, [&](const std::string& known) {
    return matches_redirect_uri(known, uri, port);
  });
  if (!registered)
    return std::unexpected(Error{ErrorCode::invalid_request, "the redirect URI is not one of the client's"});
  AuthorizationRequest request{.client = std::move(*client), .redirect_uri = uri};
  request.state = parameters.value("state");
  return request;
}

// A client without the refresh_token grant cannot use offline_access.
std::vector<std::string> allowed_scopes(const Client& client, const Resource& resource) {
  auto allowed = client.scopes;
  std::erase_if(allowed, [&](const std::string& scope) {
    if (scope == "offline_access" && !client.may_use("refresh_token")) return true;
    return !resource.scopes.contains(scope) && !openid_scopes().contains(scope);
  });
  return allowed;
}

std::optional<Error> read_scopes(const Parameters& parameters, const std::vector<Resource>& resources,
                                 const GrantScopes& grant_scopes, AuthorizationRequest& request) {
  const auto wanted = parameters.find("resource").value_or(resources.front().id);
  const auto resource = std::ranges::find(resources, wanted, &Resource::id);
  if (resource == resources.end()) return Error{ErrorCode::invalid_target, "the resource is unknown"};
  request.resource = resource->id;
  request.scopes = grant_scopes(parameters.words("scope"), allowed_scopes(request.client, *resource));
  if (request.scopes.empty()) return Error{ErrorCode::invalid_scope, "no scope that the client may have"};
  return std::nullopt;
}

std::optional<Error> read_pkce(const Parameters& parameters, AuthorizationRequest& request) {
  request.code_challenge = parameters.value("code_challenge");
  if (parameters.value("code_challenge_method") != "S256")
    return Error{ErrorCode::invalid_request, "code_challenge_method must be S256"};
  if (!is_code_challenge(request.code_challenge))
    return Error{ErrorCode::invalid_request, "code_challenge must be 43 characters of base64url"};
  return std::nullopt;
}

// An unsupported prompt is refused: if it was ignored, the client would believe that the user has seen it.
std::optional<Error> check_prompts(const std::vector<std::string>& prompts) {
  const auto& known = known_prompts();
  const auto is_known = [&](const std::string& prompt) { return has_word(known, prompt); };
  if (!std::ranges::all_of(prompts, is_known))
    return Error{ErrorCode::invalid_request, "prompt must be none, login or consent"};
  if (has_word(prompts, "none") && prompts.size() > 1)
    return Error{ErrorCode::invalid_request, "prompt=none stands alone"};
  return std::nullopt;
}

std::optional<Error> read_login(const Parameters& parameters, AuthorizationRequest& request) {
  request.nonce = parameters.find("nonce");
  request.prompts = parameters.words("prompt");
  request.login_hint = parameters.value("login_hint");
  request.id_token_hint = parameters.find("id_token_hint");
  if (request.nonce && !is_echo(*request.nonce))
    return Error{ErrorCode::invalid_request, "the nonce is not short and visible"};
  if (auto error = check_prompts(request.prompts)) return error;
  if (const auto text = parameters.find("max_age")) {
    request.max_age = base::whole_number(*text);
    if (!request.max_age) return Error{ErrorCode::invalid_request, "max_age is a number of seconds"};
  }
  return std::nullopt;
}

std::optional<Error> read_rest(const Parameters& parameters, const std::vector<Resource>& resources,
                               const GrantScopes& grant_scopes, AuthorizationRequest& request) {
  if (parameters.find("request"))
    return Error{ErrorCode::request_not_supported, "request objects are not read here"};
  if (parameters.find("request_uri"))
    return Error{ErrorCode::request_uri_not_supported, "request objects are not fetched here"};
  const auto type = parameters.find("response_type");
  if (!type) return Error{ErrorCode::invalid_request, "response_type is missing"};
  if (*type != "code") return Error{ErrorCode::unsupported_response_type, "response_type must be code"};
  if (parameters.find("response_mode").value_or("query") != "query")
    return Error{ErrorCode::invalid_request, "response_mode must be query"};
  if (!request.client.may_use("authorization_code"))
    return Error{ErrorCode::unauthorized_client, "the client may not use this grant"};
  if (auto error = read_pkce(parameters, request)) return error;
  if (auto error = read_scopes(parameters, resources, grant_scopes, request)) return error;
  return read_login(parameters, request);
}

}  // namespace

const web::Scopes& openid_scopes() {
  static const web::Scopes scopes{{"openid", "Know who you are"},
                                  {"email", "Know your e-mail address"},
                                  {"offline_access", "Stay connected when you are away"}};
  return scopes;
}

const std::vector<std::string>& known_prompts() {
  static const std::vector<std::string> prompts{"none", "login", "consent"};
  return prompts;
}

bool AuthorizationRequest::asks_for(std::string_view prompt) const { return has_word(prompts, prompt); }
bool AuthorizationRequest::has_scope(std::string_view scope) const { return has_word(scopes, scope); }

std::expected<AuthorizationRequest, AuthorizationRefusal> read_authorization_request(
    store::Database& database, const Parameters& parameters, const std::vector<Resource>& resources,
    const GrantScopes& grant_scopes) {
  auto request = read_sender(database, parameters);
  if (!request) return std::unexpected(AuthorizationRefusal{.error = request.error()});
  if (!is_echo(request->state))
    return std::unexpected(
        AuthorizationRefusal{.error = {ErrorCode::invalid_request, "the state is not short and visible"},
                             .redirect_uri = request->redirect_uri});
  if (auto error = read_rest(parameters, resources, grant_scopes, *request))
    return std::unexpected(AuthorizationRefusal{
        .error = std::move(*error), .redirect_uri = request->redirect_uri, .state = request->state});
  return std::move(*request);
}

}  // namespace oauth
