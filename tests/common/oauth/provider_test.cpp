#include "oauth/provider.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "jwt/key.hpp"
#include "raw_server.hpp"

namespace {

using namespace std::chrono_literals;
using Urls = std::vector<std::string>;

const std::string issuer = "https://login.example";

// The answers of a provider by URL, in memory; what was asked for, in order.
struct FakeProvider {
  std::map<std::string, http_client::Answer> answers;
  Urls asked{};

  oauth::Fetch fetch() {
    return [this](const http_client::FetchRequest& request)
               -> std::expected<http_client::Answer, http_client::FetchProblem> {
      asked.push_back(request.url);
      const auto found = answers.find(request.url);
      if (found == answers.end()) return http_client::Answer{.status = 404};
      return found->second;
    };
  }
};

http_client::Answer json_answer(const std::string& body, const std::string& type = "application/json") {
  return {.status = 200, .headers = {{"Content-Type", type}}, .body = body};
}

json::Value metadata_of(const std::string& name) {
  return {{"issuer", name},
          {"jwks_uri", name + "/jwks"},
          {"authorization_endpoint", name + "/authorize"},
          {"token_endpoint", name + "/token"}};
}

json::Value metadata_with(const std::string& member, const json::Value& value) {
  auto metadata = metadata_of(issuer);
  metadata.set(member, value);
  return metadata;
}

// "accepted", or the code of the problem.
template <typename Value>
std::string verdict(const std::expected<Value, oauth::ProviderProblem>& outcome) {
  return outcome ? "accepted" : std::string(code(outcome.error()));
}
std::string verdict_on(const json::Value& metadata, const std::string& name = issuer) {
  return verdict(oauth::read_metadata(metadata.dump(), name));
}

// What discovery makes of a server that answers every request in this way.
std::string discovery_of(const RawServer::Serve& serve,
                         const http_client::FetchLimits& limits = {.deadline = 20s}) {
  const RawServer server(serve);
  return verdict(oauth::discover(server.url(), [&](const http_client::FetchRequest& request) {
    return http_client::fetch(request, limits);
  }));
}

std::string http(const std::string& status, const std::string& headers, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}
std::string http_json(const std::string& body) {
  return http("200 OK", "Content-Type: application/json\r\n", body);
}

// An RSA key and an elliptic one, made once.
const jwt::Key& rsa_key() {
  static const jwt::Key key = jwt::Key::generate(jwt::Algorithm::rs256).with_id("rsa");
  return key;
}
const jwt::Key& elliptic_key() {
  static const jwt::Key key = jwt::Key::generate(jwt::Algorithm::es256).with_id("elliptic");
  return key;
}

json::Value without(json::Value object, const std::string& member) {
  object.erase(member);
  return object;
}

// The keys of a set with these JWKs.
std::expected<jwt::KeySet, oauth::ProviderProblem> keys_of(const std::vector<json::Value>& jwks) {
  auto list = json::Value::array();
  for (const auto& jwk : jwks) list.push_back(jwk);
  FakeProvider provider{
      {{issuer + "/jwks", json_answer(json::Value{{"keys", list}}.dump(), "application/jwk-set+json")}}};
  return oauth::fetch_keys({.issuer = issuer, .jwks_uri = issuer + "/jwks"}, provider.fetch());
}

}  // namespace

TEST_CASE("the metadata URLs of an issuer follow OpenID Connect Discovery and RFC 8414", "[provider][R42]") {
  struct Case {
    std::string issuer;
    Urls urls;
  };
  // OpenID Connect Discovery §4.1 and RFC 8414 §3.1: a slash at the end is removed first.
  const auto known = GENERATE(values<Case>({
      {"https://login.example",
       {"https://login.example/.well-known/openid-configuration",
        "https://login.example/.well-known/oauth-authorization-server"}},
      {"https://login.example/",
       {"https://login.example/.well-known/openid-configuration",
        "https://login.example/.well-known/oauth-authorization-server"}},
      {"https://login.example/tenant/1",
       {"https://login.example/tenant/1/.well-known/openid-configuration",
        "https://login.example/.well-known/oauth-authorization-server/tenant/1"}},
      {"https://login.example/tenant/1/",
       {"https://login.example/tenant/1/.well-known/openid-configuration",
        "https://login.example/.well-known/oauth-authorization-server/tenant/1"}},
      {"https://login.example:8443/a",
       {"https://login.example:8443/a/.well-known/openid-configuration",
        "https://login.example:8443/.well-known/oauth-authorization-server/a"}},
      {"http://[::1]:8007",
       {"http://[::1]:8007/.well-known/openid-configuration",
        "http://[::1]:8007/.well-known/oauth-authorization-server"}},
  }));
  CHECK(oauth::metadata_urls(known.issuer) == known.urls);
}

TEST_CASE("an issuer with a query or a fragment is refused without a request", "[provider][R42]") {
  for (const auto* bad : {"", "login.example", "https://login.example?tenant=1", "https://login.example/?",
                          "https://login.example#a", "https://user@login.example", "ftp://login.example"}) {
    INFO(bad);
    CHECK(oauth::metadata_urls(bad).empty());
    FakeProvider provider;
    CHECK(verdict(oauth::discover(bad, provider.fetch())) == "forbidden_url");
    CHECK(provider.asked.empty());
  }
}

TEST_CASE("metadata whose issuer is not exactly the expected one are refused", "[provider][R42]") {
  CHECK(verdict_on(metadata_of(issuer)) == "accepted");
  for (const auto* other : {"https://login.example/", "https://LOGIN.example", "https://login.example:443",
                            "http://login.example", "https://mallory.example", ""}) {
    INFO(other);
    CHECK(verdict_on(metadata_with("issuer", other)) == "wrong_issuer");
    CHECK(verdict_on(metadata_of(issuer), other) == "wrong_issuer");
  }
  CHECK(verdict_on(metadata_of("https://login.example/"), "https://login.example/") == "accepted");
  CHECK(verdict_on(metadata_with("issuer", 1)) == "wrong_issuer");
  CHECK(verdict_on(metadata_with("issuer", json::Value::array({issuer}))) == "wrong_issuer");
  CHECK(verdict_on(without(metadata_of(issuer), "issuer")) == "wrong_issuer");
}

TEST_CASE("metadata that are not one strict JSON object are refused", "[provider][R42]") {
  for (const auto* text :
       {"", "[]", "null", "{", R"({"issuer":"https://login.example","issuer":"https://login.example"})",
        R"({"issuer":"https://login.example"} x)"})
    CHECK(verdict(oauth::read_metadata(text, issuer)) == "not_json");
}

TEST_CASE("an endpoint that is neither https nor a loopback address is refused", "[provider][R37][R42]") {
  for (const auto* endpoint : {"jwks_uri", "authorization_endpoint", "token_endpoint"}) {
    for (const auto* bad :
         {"http://login.example/x", "http://localhost/x", "http://169.254.169.254/latest/meta-data/",
          "file:///etc/passwd", "/x", "https://user@login.example/x", "https://login.example/x#y",
          "javascript:alert(1)"}) {
      INFO(endpoint << ": " << bad);
      CHECK(verdict_on(metadata_with(endpoint, bad)) == "forbidden_url");
    }
    CHECK(verdict_on(metadata_with(endpoint, "https://keys.example/x?y=z")) == "accepted");
    CHECK(verdict_on(metadata_with(endpoint, "http://127.0.0.1:8007/x")) == "accepted");
  }
}

TEST_CASE("metadata without jwks_uri are refused", "[provider][R42]") {
  CHECK(verdict_on(without(metadata_of(issuer), "jwks_uri")) == "no_endpoint");
  CHECK(verdict_on(metadata_with("jwks_uri", 1)) == "no_endpoint");
  CHECK(oauth::read_metadata(without(metadata_of(issuer), "token_endpoint").dump(), issuer)
            ->token_endpoint.empty());
}

TEST_CASE("sends_issuer is true only for the JSON value true", "[provider]") {
  const auto* name = "authorization_response_iss_parameter_supported";
  const auto sends = [&](const json::Value& value) {
    return oauth::read_metadata(metadata_with(name, value).dump(), issuer)->sends_issuer;
  };
  CHECK(sends(true));
  CHECK_FALSE(sends(false));
  CHECK_FALSE(sends("true"));
  CHECK_FALSE(oauth::read_metadata(metadata_of(issuer).dump(), issuer)->sends_issuer);
}

TEST_CASE("the second metadata URL is fetched when the first is not there", "[provider][R42]") {
  const auto urls = oauth::metadata_urls(issuer);
  FakeProvider both{{{urls[0], json_answer(metadata_of(issuer).dump())},
                     {urls[1], json_answer(metadata_of(issuer).dump())}}};
  CHECK(verdict(oauth::discover(issuer, both.fetch())) == "accepted");
  CHECK(both.asked == Urls{urls[0]});
  FakeProvider second{{{urls[1], json_answer(metadata_of(issuer).dump())}}};
  CHECK(verdict(oauth::discover(issuer, second.fetch())) == "accepted");
  CHECK(second.asked == urls);
  FakeProvider none;
  CHECK(verdict(oauth::discover(issuer, none.fetch())) == "bad_status");
  CHECK(none.asked == urls);
}

TEST_CASE("the second metadata URL is not fetched when the first has wrong metadata", "[provider][R42]") {
  const auto urls = oauth::metadata_urls(issuer);
  FakeProvider provider{{{urls[0], json_answer(metadata_of("https://mallory.example").dump())},
                         {urls[1], json_answer(metadata_of(issuer).dump())}}};
  CHECK(verdict(oauth::discover(issuer, provider.fetch())) == "wrong_issuer");
  CHECK(provider.asked == Urls{urls[0]});
}

TEST_CASE("an answer without a JSON media type is refused", "[provider][R37]") {
  const auto url = oauth::metadata_urls(issuer)[0];
  const auto verdict_on_type = [&](const std::string& type) {
    FakeProvider provider{{{url, json_answer(metadata_of(issuer).dump(), type)}}};
    return verdict(oauth::discover(issuer, provider.fetch()));
  };
  for (const auto* type : {"application/json", "Application/JSON; charset=utf-8", "application/jwk-set+json",
                           "application/problem+json"})
    CHECK(verdict_on_type(type) == "accepted");
  for (const auto* type : {"", "text/html", "text/plain", "text/json", "application/jsonp",
                           "application/javascript", "x/application/json", "text/x+json"})
    CHECK(verdict_on_type(type) == "not_json");
}

TEST_CASE("every other answer of a provider is refused with its own code", "[provider][R37][R42]") {
  struct Case {
    std::string answer, problem;
  };
  const auto bad = GENERATE(values<Case>({
      {http("200 OK", "Content-Type: text/html\r\n", "<html>"), "not_json"},
      {http_json("<html>"), "not_json"},
      {http_json(metadata_of("https://mallory.example").dump()), "wrong_issuer"},
      {http_json(std::string(1 << 20, ' ')), "too_large"},
      {http("302 Found", "Location: https://mallory.example/\r\n", ""), "redirected"},
      {http("301 Moved", "Content-Type: application/json\r\nLocation: /elsewhere\r\n", "{}"), "redirected"},
      {http("404 Not Found", "", ""), "bad_status"},
      {http("500 Internal Server Error", "Content-Type: application/json\r\n", "{}"), "bad_status"},
      {http("201 Created", "Content-Type: application/json\r\n", "{}"), "bad_status"},
      {"SSH-2.0-OpenSSH_9.2\r\n\r\n", "unreachable"},
      {"", "unreachable"},
  }));
  CHECK(discovery_of(answer_with(bad.answer)) == bad.problem);
}

TEST_CASE("an issuer with a slash at its end is another issuer", "[provider][R42]") {
  std::string slash;
  const auto serve = [&](const RawServer::Connection& connection) {
    const auto request = connection.request();
    const auto host = request.substr(request.find("Host: ") + 6);
    connection.send(http_json(metadata_of("http://" + host.substr(0, host.find('\r')) + slash).dump()));
  };
  CHECK(discovery_of(serve) == "accepted");
  slash = "/";
  CHECK(discovery_of(serve) == "wrong_issuer");
}

TEST_CASE("a provider that answers slowly is given up at the deadline", "[provider][R37]") {
  const auto slowly = [](const RawServer::Connection& connection) {
    connection.request();
    connection.drip(http_json(std::string(2000, ' ')));
  };
  CHECK(discovery_of(slowly, {.deadline = 100ms}) == "too_slow");
}

TEST_CASE("an issuer that is neither https nor a loopback address gets no connection", "[provider][R37]") {
  const RawServer server(answer_with(http_json("{}")));
  const auto url = "http://localhost:" + std::to_string(server.port());
  CHECK(verdict(oauth::discover(url, [](const http_client::FetchRequest& request) {
          return http_client::fetch(request);
        })) == "forbidden_url");
  CHECK(server.connections() == 0);
}

TEST_CASE("published keys are found by their id and their algorithm", "[provider][R37]") {
  const auto keys = keys_of({rsa_key().public_jwk(), elliptic_key().public_jwk()});
  REQUIRE(keys);
  CHECK(keys->find("rsa", jwt::Algorithm::rs256)->thumbprint() == rsa_key().thumbprint());
  CHECK(keys->find("elliptic", jwt::Algorithm::es256)->thumbprint() == elliptic_key().thumbprint());
  CHECK(keys->find("rsa", jwt::Algorithm::es256) == nullptr);
}

TEST_CASE("a key without alg is used for the usual algorithm of its type", "[provider][R37]") {
  const auto keys =
      keys_of({without(rsa_key().public_jwk(), "alg"), without(elliptic_key().public_jwk(), "alg")});
  REQUIRE(keys);
  CHECK(keys->find("rsa", jwt::Algorithm::rs256) != nullptr);
  CHECK(keys->find("elliptic", jwt::Algorithm::es256) != nullptr);
}

TEST_CASE("a key without kid is never found", "[provider][R37]") {
  const auto keys = keys_of({without(rsa_key().public_jwk(), "kid"), elliptic_key().public_jwk()});
  REQUIRE(keys);
  CHECK(keys->find("", jwt::Algorithm::rs256) == nullptr);
  CHECK(keys->find("rsa", jwt::Algorithm::rs256) == nullptr);
}

TEST_CASE("two keys with one kid and one algorithm make the set unusable", "[provider][R37]") {
  auto twin = jwt::Key::generate(jwt::Algorithm::es256).with_id("elliptic").public_jwk();
  CHECK(verdict(keys_of({elliptic_key().public_jwk(), twin})) == "unusable_keys");
}

TEST_CASE("a set without a usable key is refused", "[provider][R37]") {
  auto unknown = rsa_key().public_jwk();
  unknown.set("kty", "lattice");
  auto for_encryption = rsa_key().public_jwk();
  for_encryption.set("use", "enc");
  CHECK(verdict(keys_of({})) == "unusable_keys");
  CHECK(verdict(keys_of({unknown, for_encryption, 1})) == "unusable_keys");
  CHECK(verdict(keys_of({unknown, rsa_key().public_jwk()})) == "accepted");
}

TEST_CASE("a symmetric key in a published set is refused", "[provider][R37]") {
  const json::Value bare{{"kty", "oct"}, {"k", "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I"}};
  auto named = bare;
  named.set("alg", "HS256");
  named.set("kid", "secret");
  for (const auto& secret : {bare, named}) {
    CHECK(verdict(keys_of({secret})) == "published_secret");
    CHECK(verdict(keys_of({rsa_key().public_jwk(), secret})) == "published_secret");
  }
}

TEST_CASE("a document that is not a JWK Set is refused", "[provider][R37]") {
  for (const auto* body :
       {"{}", R"({"keys":{}})", R"({"keys":null})", R"({"keys":"x"})", R"({"keys":[],"keys":[]})"}) {
    FakeProvider provider{{{issuer + "/jwks", json_answer(body)}}};
    const auto outcome =
        verdict(oauth::fetch_keys({.issuer = issuer, .jwks_uri = issuer + "/jwks"}, provider.fetch()));
    CHECK((outcome == "unusable_keys" || outcome == "not_json"));
  }
}

TEST_CASE("keys are fetched from jwks_uri alone", "[provider][R37]") {
  FakeProvider provider;
  CHECK(verdict(oauth::fetch_keys({.issuer = issuer, .jwks_uri = issuer + "/jwks"}, provider.fetch())) ==
        "bad_status");
  CHECK(provider.asked == Urls{issuer + "/jwks"});
}

TEST_CASE("every problem has a stable code", "[provider]") {
  using enum oauth::ProviderProblem;
  CHECK(code(forbidden_url) == "forbidden_url");
  CHECK(code(too_large) == "too_large");
  CHECK(code(published_secret) == "published_secret");
}
