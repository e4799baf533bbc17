#include "oauth/provider.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/url.hpp"
#include "json/parse_object.hpp"

namespace oauth {
namespace {

ProviderProblem problem_of(http_client::FetchProblem problem) {
  constexpr std::array problems{ProviderProblem::forbidden_url, ProviderProblem::unreachable,
                                ProviderProblem::too_slow, ProviderProblem::too_large};
  return problems[static_cast<std::size_t>(problem)];
}

// "application/json", "application/jwk-set+json; charset=utf-8"
bool is_json(const http_client::Answer& answer) {
  const auto header = answer.header("Content-Type");
  const auto type = base::to_lower(base::trim(std::string_view(header).substr(0, header.find(';'))));
  return type == "application/json" || (type.starts_with("application/") && type.ends_with("+json"));
}

std::expected<std::string, ProviderProblem> get_json(const std::string& url, const Fetch& fetch) {
  auto answer = fetch({.url = url, .headers = {{"Accept", "application/json"}}});
  if (!answer) return std::unexpected(problem_of(answer.error()));
  if (answer->status >= 300 && answer->status < 400) return std::unexpected(ProviderProblem::redirected);
  if (answer->status != 200) return std::unexpected(ProviderProblem::bad_status);
  if (!is_json(*answer)) return std::unexpected(ProviderProblem::not_json);
  return std::move(answer->body);
}

bool may_be_called(const std::string& text) {
  const auto url = base::parse_url(text);
  return url && (url->scheme == "https" || url->is_loopback());
}

// Returns whether the set has a symmetric key, usable or not.
bool publishes_secret(std::string_view text) {
  const auto set = json::parse_object(text);
  if (!set || !set->contains("keys")) return false;
  const auto keys = set->at("keys");
  for (std::size_t i = 0; keys.is_array() && i < keys.size(); ++i)
    if (keys.at(i).text("kty") == "oct") return true;
  return false;
}

}  // namespace

std::string_view code(ProviderProblem problem) {
  constexpr std::array<std::string_view, 11> codes{
      "forbidden_url", "unreachable",  "too_slow",    "too_large",     "redirected",      "bad_status",
      "not_json",      "wrong_issuer", "no_endpoint", "unusable_keys", "published_secret"};
  static_assert(codes.size() == static_cast<std::size_t>(ProviderProblem::published_secret) + 1);
  return codes[static_cast<std::size_t>(problem)];
}

std::vector<std::string> metadata_urls(std::string_view issuer) {
  const auto url = base::parse_url(issuer);
  if (!url || issuer.contains('?')) return {};
  const auto path = url->path.ends_with('/') ? url->path.substr(0, url->path.size() - 1) : url->path;
  return {url->origin() + path + "/.well-known/openid-configuration",
          url->origin() + "/.well-known/oauth-authorization-server" + path};
}

std::expected<ProviderMetadata, ProviderProblem> read_metadata(std::string_view text,
                                                               std::string_view issuer) {
  const auto document = json::parse_object(text);
  if (!document) return std::unexpected(ProviderProblem::not_json);
  if (document->text("issuer") != issuer) return std::unexpected(ProviderProblem::wrong_issuer);
  ProviderMetadata metadata{
      .issuer = std::string(issuer),
      .jwks_uri = document->text("jwks_uri").value_or(""),
      .authorization_endpoint = document->text("authorization_endpoint").value_or(""),
      .token_endpoint = document->text("token_endpoint").value_or(""),
      .sends_issuer = document->boolean("authorization_response_iss_parameter_supported").value_or(false)};
  if (metadata.jwks_uri.empty()) return std::unexpected(ProviderProblem::no_endpoint);
  for (const auto* endpoint :
       {&metadata.jwks_uri, &metadata.authorization_endpoint, &metadata.token_endpoint})
    if (!endpoint->empty() && !may_be_called(*endpoint))
      return std::unexpected(ProviderProblem::forbidden_url);
  return metadata;
}

std::expected<ProviderMetadata, ProviderProblem> discover(const std::string& issuer, const Fetch& fetch) {
  std::expected<ProviderMetadata, ProviderProblem> outcome = std::unexpected(ProviderProblem::forbidden_url);
  for (const auto& url : metadata_urls(issuer)) {
    const auto text = get_json(url, fetch);
    outcome = text ? read_metadata(*text, issuer) : std::unexpected(text.error());
    if (outcome || outcome.error() != ProviderProblem::bad_status) break;
  }
  return outcome;
}

std::expected<jwt::KeySet, ProviderProblem> fetch_keys(const ProviderMetadata& provider, const Fetch& fetch) {
  constexpr std::array usual{jwt::Algorithm::rs256, jwt::Algorithm::es256, jwt::Algorithm::ed25519};
  const auto text = get_json(provider.jwks_uri, fetch);
  if (!text) return std::unexpected(text.error());
  if (publishes_secret(*text)) return std::unexpected(ProviderProblem::published_secret);
  auto keys = jwt::KeySet::from_jwks(*text, usual);
  if (!keys) return std::unexpected(ProviderProblem::unusable_keys);
  return std::move(*keys);
}

}  // namespace oauth
