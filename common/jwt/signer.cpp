#include "jwt/signer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "base/base64url.hpp"
#include "jwt/internal/claim_writer.hpp"
#include "jwt/unverified_token.hpp"

namespace jwt {
namespace {

constexpr std::array<std::string_view, 7> registered_claims{"iss", "sub", "aud", "exp", "nbf", "iat", "jti"};

constexpr std::array<std::string_view, 11> reserved_members{"alg", "typ", "cty", "kid", "crit", "b64",
                                                            "jwk", "jku", "x5u", "x5c", "x5t"};

bool is_reserved(std::string_view member) {
  return member == "x5t#S256" || std::ranges::find(reserved_members, member) != reserved_members.end();
}

json::Value make_header(const Key& key, const SignerOptions& options) {
  json::Value header{{"alg", name(key.algorithm())}};
  if (!options.type.empty()) header.set("typ", options.type);
  if (options.content_type) header.set("cty", *options.content_type);
  const std::string id = options.key_id.value_or(key.id());
  if (!id.empty()) header.set("kid", id);
  for (const std::string& member : options.extra_header.names()) {
    if (is_reserved(member)) throw std::invalid_argument("the header member " + member + " is reserved");
    header.set(member, options.extra_header.at(member));
  }
  return header;
}

json::Value audience_claim(const std::vector<std::string>& audiences) {
  if (audiences.size() == 1) return audiences.front();
  return json::Value::array_of(audiences);
}

}  // namespace

std::string_view code(SignProblem problem) {
  switch (problem) {
    case SignProblem::not_an_object:
      return "not_an_object";
    case SignProblem::reserved_claim:
      return "reserved_claim";
    case SignProblem::invalid_claim:
      return "invalid_claim";
    case SignProblem::too_large:
      return "too_large";
  }
  std::unreachable();
}

std::string_view sentence(SignProblem problem) {
  switch (problem) {
    case SignProblem::not_an_object:
      return "Claims are one JSON object.";
    case SignProblem::reserved_claim:
      return "An extra claim has a registered name.";
    case SignProblem::invalid_claim:
      return "A claim has the wrong type, or a value that JSON cannot hold.";
    case SignProblem::too_large:
      return "The token would be longer than 8 KiB.";
  }
  std::unreachable();
}

Signer::Signer(Key key, SignerOptions options) : key_(std::move(key)), clock_(std::move(options.clock)) {
  if (!key_.can_sign()) throw std::invalid_argument("this key cannot sign");
  if (!options.extra_header.is_object()) throw std::invalid_argument("the extra header is a JSON object");
  const auto header = write_object(make_header(key_, options));
  if (!header) throw std::invalid_argument("the header holds what JSON cannot hold");
  encoded_header_ = base::base64url_encode(*header) + '.';
}

std::expected<std::string, SignProblem> Signer::sign_bytes(std::span<const std::byte> payload) const {
  if (payload.size() > max_token_size) return std::unexpected(SignProblem::too_large);
  std::string token;
  token.reserve(encoded_header_.size() + base::base64url_encoded_size(payload.size()) + 1 +
                base::base64url_encoded_size(64));
  token += encoded_header_;
  base::base64url_append(token, payload);
  const auto signature = key_.sign(std::as_bytes(std::span(token)));
  token += '.';
  base::base64url_append(token, signature);
  if (token.size() > max_token_size) return std::unexpected(SignProblem::too_large);
  return token;
}

std::expected<std::string, SignProblem> Signer::sign(const json::Value& claims) const {
  if (!claims.is_object()) return std::unexpected(SignProblem::not_an_object);
  if (!has_valid_types(claims)) return std::unexpected(SignProblem::invalid_claim);
  const auto payload = write_object(claims);
  if (!payload) return std::unexpected(SignProblem::invalid_claim);
  return sign_bytes(std::as_bytes(std::span(*payload)));
}

std::expected<std::string, SignProblem> Signer::issue(const NewToken& token) const {
  if (!token.extra.is_object()) return std::unexpected(SignProblem::not_an_object);
  const std::int64_t now = clock_();
  json::Value claims = json::Value::object();
  if (!token.issuer.empty()) claims.set("iss", token.issuer);
  if (!token.subject.empty()) claims.set("sub", token.subject);
  if (!token.audiences.empty()) claims.set("aud", audience_claim(token.audiences));
  claims.set("iat", now);
  claims.set("exp", now + token.lifetime.count());
  if (!token.id.empty()) claims.set("jti", token.id);
  for (const std::string& extra : token.extra.names()) {
    if (std::ranges::find(registered_claims, extra) != registered_claims.end()) {
      return std::unexpected(SignProblem::reserved_claim);
    }
    claims.set(extra, token.extra.at(extra));
  }
  return sign(claims);
}

}  // namespace jwt
