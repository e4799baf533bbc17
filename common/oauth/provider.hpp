#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "http_client/fetch.hpp"
#include "jwt/key_set.hpp"

// An identity provider seen from outside: what it publishes about itself, and its keys (R37, R42).
namespace oauth {

// Why a provider cannot be used, or not now.
enum class ProviderProblem {
  forbidden_url,     // Neither https nor a loopback address: the issuer, or an endpoint of the metadata.
  unreachable,       // Nobody answers, or the certificate is not trusted.
  too_slow,          // No complete answer at the deadline.
  too_large,         // More than 64 KiB.
  redirected,        // Another address was given; we do not follow.
  bad_status,        // Neither 200 nor a redirect.
  not_json,          // The answer is not one strict JSON object, or not of a JSON media type.
  wrong_issuer,      // The metadata are of somebody else: their issuer is not exactly ours (RFC 8414 §3.3).
  no_endpoint,       // An endpoint that we need is missing.
  unusable_keys,     // Not a JWK Set, no key of use in it, two keys that could both answer.
  published_secret,  // A symmetric key in a published set: it is no secret any more.
};

// "wrong_issuer": stable, for logs.
std::string_view code(ProviderProblem problem);

// What we use of a provider's metadata (RFC 8414, OpenID Connect Discovery 1.0).
struct ProviderMetadata {
  std::string issuer;
  std::string jwks_uri;
  std::string authorization_endpoint{};  // Empty if there is none.
  std::string token_endpoint{};
  bool sends_issuer = false;  // It names itself in authorization responses (RFC 9207).
};

// How documents are fetched: http_client::fetch, or something else in tests. Called by many threads.
using Fetch = std::function<std::expected<http_client::Answer, http_client::FetchProblem>(
    const http_client::FetchRequest& request)>;

// Where the metadata of `issuer` may be: the URL of OpenID Connect Discovery §4.1, and that of RFC 8414 §3.1.
// None if it is no URL, or has a query (RFC 8414 §2).
std::vector<std::string> metadata_urls(std::string_view issuer);

// Reads metadata that were found for `issuer`.
std::expected<ProviderMetadata, ProviderProblem> read_metadata(std::string_view text,
                                                               std::string_view issuer);

// Fetches the metadata of `issuer` from the first of metadata_urls() that is there.
std::expected<ProviderMetadata, ProviderProblem> discover(const std::string& issuer, const Fetch& fetch);

// Fetches the keys that verify the provider's signatures. A key that does not name its algorithm is used for
// the one of RS256, ES256 and Ed25519 that fits it.
std::expected<jwt::KeySet, ProviderProblem> fetch_keys(const ProviderMetadata& provider, const Fetch& fetch);

}  // namespace oauth
