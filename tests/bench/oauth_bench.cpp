// What OAuth 2 costs beside the RSA operations in it, in one run: the token endpoint of lesson 7 beside one
// RS256 signature, its API with a warm key cache beside one RS256 verification.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <unistd.h>

#include "authorization_server.hpp"
#include "clients.hpp"
#include "jwks_cache.hpp"
#include "jwt/signer.hpp"
#include "jwt/verifier.hpp"
#include "oauth/schema.hpp"
#include "raw_openssl.hpp"
#include "redeem_code.hpp"
#include "resource_server.hpp"
#include "stopwatch.hpp"

namespace {

constexpr auto issuer = "http://127.0.0.1:8007", api = "http://127.0.0.1:8017";

void require(bool holds) {
  if (!holds) throw std::logic_error("the benchmark measures something else than it says");
}

// A folder for the databases, gone at the end.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("oauth_bench-" + std::to_string(getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

web::Request form(const std::string& body) {
  return {.method = "POST",
          .path = "/token",
          .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
          .body = body,
          .remote_address = "127.0.0.1"};
}

void print(const char* what, double ours, double raw) {
  std::printf("%-46s %9.1f us %9.1f us %7.2f\n", what, ours / 1000, raw / 1000, ours / raw);
}

// Medians of turns: each measures both, so that a change of the machine's speed meets both.
std::pair<double, double> medians(auto&& ours, auto&& raw) {
  const Stopwatch watch{.rounds = 40};
  std::vector<double> first, second;
  for (int turn = 0; turn < 9; ++turn) {
    second.push_back(watch.nanoseconds(raw));
    first.push_back(watch.nanoseconds(ours));
  }
  std::ranges::sort(first);
  std::ranges::sort(second);
  return {first[4], second[4]};
}

void measure_token_endpoint(const jwt::Key& key) {
  const Folder folder;
  const auto pool = std::make_shared<store::Pool>(folder.path / "server.db", oauth::server_migrations());
  const auto secret = crypto::Secret::copy_of("a secret of the bench, 32 characters");
  lesson::register_clients(*pool->lease(), {.authorization_server = issuer, .taskboard = api}, secret);
  lesson::AuthorizationServer server(
      {.issuer = issuer,
       .resources = {{.id = api, .name = "Taskboard", .scopes = lesson::taskboard_scopes()}},
       .pool = pool,
       .log_in = [](auto, auto) { return std::nullopt; },
       .find_user = [](auto) { return oauth::User{.subject = "1", .email = "a@b.c"}; }});
  RawOperations raw;
  prepare_raw(raw, key);
  const std::string message(600, 'x');
  const auto sign_raw = [&] { raw.sign(std::as_bytes(std::span(message))); };

  const auto by_secret =
      form("grant_type=client_credentials&client_id=report-job&scope=taskboard:read&client_secret=" +
           std::string("a+secret+of+the+bench%2C+32+characters"));
  const auto [token, sign] = medians([&] { require(server.token(by_secret).status == 200); }, sign_raw);
  print("POST /token, client_credentials / RS256 sign", token, sign);

  const auto lease = pool->lease();
  const std::string verifier(43, 'v');
  const auto redeem = [&] {
    const auto code = oauth::issue_code(
        *lease,
        {.client_id = "taskboard-cli",
         .subject = "1",
         .scope = "openid taskboard:read",
         .resource = api,
         .authenticated_at = 1},
        {.redirect_uri = "http://127.0.0.1/callback", .code_challenge = lesson::s256_challenge(verifier)},
        base::system_seconds());
    const auto reply =
        server.token(form("grant_type=authorization_code&client_id=taskboard-cli&redirect_uri=http://"
                          "127.0.0.1/callback&code_verifier=" +
                          verifier + "&code=" + code));
    require(reply.status == 200);
  };
  const auto [code, sign_again] = medians(redeem, sign_raw);
  print("code made and redeemed, two tokens / RS256 sign", code, sign_again);
}

void measure_api(const jwt::Key& key) {
  const jwt::Signer signer(key, {.type = "at+jwt"});
  const auto token = signer
                         .issue({.issuer = issuer,
                                 .subject = "1",
                                 .id = "0b9c8d7e6f5a4b3c8d1e2f3a4b5c6d7e",
                                 .audiences = {api},
                                 .lifetime = std::chrono::hours{1},
                                 .extra = {{"client_id", "taskboard-cli"}, {"scope", "taskboard:read"}}})
                         .value();
  lesson::JwksCache cache({issuer},
                          [&](const std::string&) -> std::expected<jwt::KeySet, oauth::ProviderProblem> {
                            return jwt::KeySet::of({key}).value();
                          });
  const jwt::VerifierOptions policy{.algorithms = {jwt::Algorithm::rs256},
                                    .audiences = {api},
                                    .type = "at+jwt",
                                    .required_claims = {"sub", "iat", "jti", "client_id"}};
  const jwt::Verifier warm(
      {{.issuer = issuer, .find_key = [&](const jwt::KeyHint& hint) { return cache.find(issuer, hint); }}},
      policy);
  auto fixed_policy = policy;
  fixed_policy.issuers = {issuer};
  const jwt::Verifier fixed(key, fixed_policy);
  RawOperations raw;
  prepare_raw(raw, key);
  const auto message = std::as_bytes(std::span(token).first(token.rfind('.')));
  raw.sign(message);
  const auto verify_raw = [&] { require(raw.verify(message, raw.signature)); };

  const auto [cached, bare] = medians([&] { require(warm.verify(token).has_value()); }, verify_raw);
  print("verify with a warm key cache / RS256 verify", cached, bare);
  const auto [again, one_key] = medians([&] { require(warm.verify(token).has_value()); },
                                        [&] { require(fixed.verify(token).has_value()); });
  print("verify with a warm key cache / with one fixed key", again, one_key);
}

}  // namespace

int main() {
  std::printf("%-46s %12s %12s %7s\n", "", "ours", "beside it", "ratio");
  const auto key = jwt::Key::generate(jwt::Algorithm::rs256).with_id("bench");
  measure_token_endpoint(key);
  measure_api(key);
}
