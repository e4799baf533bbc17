#include "course/token/token_operations.hpp"

#include <algorithm>
#include <istream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "base/base64url.hpp"
#include "base/clock.hpp"
#include "course/report/token_report.hpp"
#include "course/text/text.hpp"
#include "json/parse_object.hpp"
#include "jwt/signer.hpp"
#include "jwt/unverified_token.hpp"
#include "jwt/verifier.hpp"

namespace course {
namespace {

using jwt::Refusal;

Answer refused(Refusal refusal) { return course::refused(code(refusal), sentence(refusal)); }

// `given`, or standard input for "-"; blanks around it belong to the shell, not to the token.
std::string text_of(const std::string& given, std::istream& in) {
  const std::string text = given == "-" ? std::string(std::istreambuf_iterator<char>(in), {}) : given;
  return std::string{trimmed(text)};
}

// Within 2^53, as the times of a token are: their differences do not overflow.
std::int64_t now(const TokenOptions& options) {
  constexpr std::int64_t most = 9'007'199'254'740'992;
  return std::clamp(options.now.value_or(base::system_seconds()), -most, most);
}

// "typ", "cty" and "kid" have options of their own; whatever else is in the header is extra.
jwt::SignerOptions signer_options(json::Value header) {
  jwt::SignerOptions options;
  const auto take = [&header](std::string_view name, auto& option) {
    if (!header.contains(name)) return;
    const auto text = header.text(name);
    if (!text) throw std::invalid_argument("the header member " + std::string(name) + " is not text");
    option = *text;
    header.erase(name);
  };
  take("typ", options.type);
  take("cty", options.content_type);
  take("kid", options.key_id);
  options.extra_header = std::move(header);
  return options;
}

jwt::VerifierOptions policy(const TokenOptions& options) {
  jwt::VerifierOptions policy{.other_issuers = jwt::OtherIssuers::accepted_because_the_key_alone_decides,
                              .audiences = options.audiences,
                              .other_types = jwt::OtherTypes::accepted_because_i_compare_the_type_myself,
                              .leeway = std::chrono::seconds(options.leeway),
                              .required_claims = options.required};
  if (!options.issuer.empty()) {
    policy.issuers = {options.issuer};
    policy.other_issuers = jwt::OtherIssuers::refused;
  }
  if (!options.type.empty()) {
    policy.type = options.type;
    policy.other_types = jwt::OtherTypes::refused;
  }
  if (options.needs_no_expiry) policy.expiry = jwt::Expiry::optional_and_i_know_that_such_tokens_never_expire;
  if (options.now) policy.clock = [now = *options.now] { return now; };
  return policy;
}

std::expected<json::Value, Refusal> verify_with(const TokenOptions& options, const jwt::Key& key,
                                                std::string_view token) {
  const jwt::Verifier verifier(key, policy(options));
  if (options.jws_only) {
    const auto bytes = verifier.verify_signature_only(token);
    if (!bytes) return std::unexpected(bytes.error());
    return json::Value{
        {"valid", true}, {"header", bytes->header}, {"payload", base::base64url_encode(bytes->payload)}};
  }
  const auto claims = verifier.verify(token);
  if (!claims) return std::unexpected(claims.error());
  return json::Value{{"valid", true}, {"header", claims->header()}, {"claims", claims->json()}};
}

std::vector<jwt::Key> usable_keys(const TokenOptions& options) {
  auto keys = read_keys(options.files, options.algorithms, options.hints);
  if (keys.empty()) throw UnusableKey("No key: give --key FILE or --secret-file FILE.");
  return keys;
}

}  // namespace

Answer refused(std::string_view code, std::string_view message) {
  return {.exit_code = 1, .json = {{"valid", false}, {"error", code}, {"message", message}}};
}

Answer unusable(std::string_view code, std::string_view message) {
  return {.exit_code = 2, .json = {{"valid", false}, {"error", code}, {"message", message}}};
}

Answer decode_token(const TokenOptions& options) {
  const auto token = jwt::UnverifiedToken::decode(text_of(options.token, options.in));
  if (!token) return refused(token.error());
  if (options.terminal)
    return {.exit_code = 0, .text = token_report(*token, now(options), *options.terminal)};
  return {.exit_code = 0,
          .json = {{"verified", false},
                   {"header", token->unverified_header()},
                   {"claims", token->unverified_claims()},
                   {"signature", token->signature_segment()}}};
}

Answer sign_token(const TokenOptions& options) {
  const auto keys = usable_keys(options);
  auto claims = json::parse_object(text_of(options.claims, options.in));
  const auto header = json::parse_object(options.header);
  if (!claims || !header)
    return unusable(
        "usage", "Claims and header are one JSON object each, no name twice, no whole number over 64 bits.");
  if (options.lifetime && claims->contains("exp"))
    return unusable("usage", "The claims have an exp already; leave it or --exp out.");
  if (options.lifetime) claims->set("exp", now(options) + *options.lifetime);
  const auto key = std::ranges::find_if(keys, &jwt::Key::can_sign);
  if (key == keys.end()) throw UnusableKey("The key cannot sign: it has no private half.");
  const auto token = jwt::Signer(*key, signer_options(*header)).sign(*claims);
  if (!token) return refused(code(token.error()), sentence(token.error()));
  return {.exit_code = 0, .json = {{"token", *token}}};
}

// Asks every key; the refusal of the one that got furthest says most.
Answer verify_token(const TokenOptions& options) {
  auto keys = usable_keys(options);
  const auto& allowed = options.algorithms;
  std::erase_if(keys, [&allowed](const jwt::Key& key) {
    return !key.can_verify() ||
           (!allowed.empty() && std::ranges::find(allowed, key.algorithm()) == allowed.end());
  });
  const std::string token = text_of(options.token, options.in);
  auto furthest = Refusal::too_large;
  for (const jwt::Key& key : keys) {
    auto answer = verify_with(options, key, token);
    if (answer) return {.exit_code = 0, .json = std::move(*answer)};
    furthest = std::max(furthest, answer.error());
  }
  return refused(keys.empty() ? Refusal::algorithm_not_allowed : furthest);
}

}  // namespace course
