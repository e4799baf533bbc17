// Any bytes to verify, three ways: as a token, as a header and as a payload that are signed well, so that
// the checks behind the signature are met, too.
#include <string>

#include "base/base64url.hpp"
#include "bytes.hpp"
#include "jwt/internal/claim_scan.hpp"
#include "jwt/verifier.hpp"

namespace {

constexpr std::string_view secret = "a secret that only the fuzzer knows, 32 bytes or more";

const jwt::Key& key() {
  static const jwt::Key key = *jwt::Key::from_secret(jwt::Algorithm::hs256, secret);
  return key;
}

const jwt::Verifier& verifier() {
  static const jwt::Verifier verifier(key(), {.algorithms = {jwt::Algorithm::hs256},
                                              .issuers = {"i"},
                                              .audiences = {"a"},
                                              .required_claims = {"sub"},
                                              .clock = [] { return 1000; }});
  return verifier;
}

std::string sign(std::string_view header, std::string_view payload) {
  const std::string text = base::base64url_encode(header) + "." + base::base64url_encode(payload);
  return text + "." + base::base64url_encode(key().sign(std::as_bytes(std::span(text))));
}

// A plain verification and a traced one decide alike, and what is believed can be read.
void check(std::string_view token) {
  const auto claims = verifier().verify(token);
  const auto traced = verifier().explain(token).verdict;
  require(claims.has_value() == traced.has_value());
  if (!claims) {
    require(claims.error() == traced.error());
    return;
  }
  const json::Value json = claims->json();
  require(json.text("sub").value_or("") == claims->subject() && json.text("iss") == "i");
  require(json.number("exp") > 1000 && claims->header().text("alg") == "HS256");
}

// Whatever the quick reader of claims accepts, the thorough one reads alike.
void compare_readers(std::string_view payload) {
  const auto quick = jwt::read_plain_claims(payload, {});
  if (!quick) return;
  std::string text(payload);
  const auto thorough = jwt::read_any_claims(text, {});
  require(thorough.has_value() && quick->expires == thorough->expires && quick->issued == thorough->issued);
  require(quick->subject.has_value() == thorough->subject.has_value());
  if (quick->subject) require(quick->subject->of(payload) == thorough->subject->of(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = as_text(data, size);
  check(text);
  check(sign(text, R"({"iss":"i","sub":"s","aud":"a","exp":2000})"));
  check(sign(R"({"alg":"HS256"})", text));
  compare_readers(text);
  return 0;
}
