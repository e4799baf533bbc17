// Taskboard of lesson 7, solved, with two providers: a good one, and one on a real socket that is wrong in
// one way at a time. What is wrong with one is told in the log, and is nobody else's trouble.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "http_client/fetch.hpp"
#include "jwt/signer.hpp"
#include "oauth_world.hpp"

namespace {

using namespace std::chrono_literals;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr auto callback_path = "/login/callback";
constexpr std::chrono::milliseconds patient{10'000}, impatient{300};

const jwt::Key& providers_key() {
  static const auto key = jwt::Key::generate(jwt::Algorithm::rs256).with_id("theirs");
  return key;
}

json::Value set_of(const std::vector<json::Value>& keys) {
  auto list = json::Value::array();
  for (const auto& key : keys) list.push_back(key);
  return {{"keys", list}};
}

json::Value without(json::Value object, const std::string& name) {
  object.erase(name);
  return object;
}

web::Reply redirect_to(const std::string& url) {
  return {.status = 302, .content_type = "", .headers = {{"Location", url}}};
}

using Answer = std::function<web::Reply()>;

// An answer that a test may replace while the server runs. Thread-safe.
class Replaceable {
 public:
  explicit Replaceable(Answer answer) : answer_(std::move(answer)) {}

  Replaceable& operator=(Answer answer) {
    const std::scoped_lock lock(mutex_);
    answer_ = std::move(answer);
    return *this;
  }
  web::Reply operator()() const { return current()(); }

 private:
  Answer current() const {
    const std::scoped_lock lock(mutex_);
    return answer_;
  }

  mutable std::mutex mutex_;
  Answer answer_;
};

// A provider whose answers are what a test makes of them.
class Provider {
 public:
  std::string url() const { return server_.url(); }

  Replaceable metadata{[this] { return web::ok(description()); }};
  Replaceable keys{[] { return web::ok(set_of({providers_key().public_jwk()})); }};
  Replaceable token{[] { return web::not_found(); }};

  json::Value description() const {
    return {{"issuer", url()},
            {"jwks_uri", url() + "/keys"},
            {"authorization_endpoint", url() + "/authorize"},
            {"token_endpoint", url() + "/token"}};
  }

  // An answer that never comes, until the provider ends.
  web::Reply never() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ending_; });
    return web::no_content();
  }

  ~Provider() {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
    changed_.notify_all();
  }
  Provider() = default;
  Provider(const Provider&) = delete;
  Provider& operator=(const Provider&) = delete;

 private:
  static web::Endpoint open(const Replaceable& answer) {
    return web::open([&answer](const web::Request&) { return answer(); });
  }
  web::App app() const {
    web::App app({.title = "A hostile provider"});
    app.get("/.well-known/openid-configuration", {.summary = "Metadata"}, open(metadata));
    app.get("/keys", {.summary = "Keys"}, open(keys));
    app.post("/token", {.summary = "Tokens"}, open(token));
    return app;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false;
  TestServer server_{app()};  // Last: it ends first, and lets nobody wait.
};

// The times of requests by users of the good provider, which are sent all the while.
class GoodUsers {
 public:
  explicit GoodUsers(OauthWorld& world)
      : token_(world.tokens_for(world.alice).access), port_(world.board->port()) {
    measure();  // Taskboard has the key now.
    thread_ = std::jthread([this](const std::stop_token& stop) {
      while (!stop.stop_requested()) measure();
    });
  }

  // Ends; returns the worst time.
  double worst() {
    thread_ = {};
    return worst_;
  }
  int refused() const { return refused_; }

 private:
  void measure() {
    const auto start = std::chrono::steady_clock::now();
    const auto answer = ask_for_projects();
    worst_ = std::max(worst_, Milliseconds(std::chrono::steady_clock::now() - start).count());
    refused_ += answer == 200 ? 0 : 1;
  }
  int ask_for_projects() const {
    const auto request = "GET /projects/ HTTP/1.1\r\nHost: t\r\nAuthorization: Bearer " + token_ + "\r\n\r\n";
    return status_of(::ask(port_, request));
  }

  const std::string token_;
  const int port_;
  double worst_ = 0;
  int refused_ = 0;
  std::jthread thread_;
};

// Taskboard between a good provider and a hostile one.
struct World : OauthWorld {
  std::unique_ptr<Provider> provider;
  std::chrono::milliseconds deadline;  // Of a fetch from it. Short where it never answers.

  explicit World(std::chrono::milliseconds wait = patient) : deadline(wait) { start(); }

  // Taskboard anew, with a provider that does everything right.
  void start() {
    board.reset();
    provider = std::make_unique<Provider>();
    issuers = {provider->url(), issuer};
    start_board([this](const http_client::FetchRequest& request) {
      return request.url.starts_with(issuer) ? sites.fetch()(request)
                                             : http_client::fetch(request, {.deadline = deadline});
    });
  }

  // The claims of a good access token of the hostile provider, with changes; null takes a claim away.
  json::Value access_claims(const json::Value& changes = json::Value::object()) const {
    return changed({{"iss", provider->url()},
                    {"sub", "1"},
                    {"aud", taskboard_url},
                    {"client_id", "some-client"},
                    {"scope", "taskboard:read"},
                    {"iat", now.load()},
                    {"exp", now + 300},
                    {"jti", "some-id"}},
                   changes);
  }
  json::Value id_claims(const std::string& nonce, const json::Value& changes = json::Value::object()) const {
    return changed({{"iss", provider->url()},
                    {"sub", "1"},
                    {"aud", "taskboard"},
                    {"nonce", nonce},
                    {"iat", now.load()},
                    {"exp", now + 300}},
                   changes);
  }

  // GET /me with a token: "accepted", or the reason in the log.
  std::string told(const std::string& token) {
    return get("/me", token).status == 200 ? "accepted" : log.reason("/me");
  }

  // "Log in with …" of the hostile provider, which answers with an ID token that `issue` makes for a nonce.
  std::string login_told(const std::function<std::string(const std::string& nonce)>& issue) {
    Browser browser(sites);
    const Page sent{.url = browser.open_without_redirects(login_url(provider->url())).header("Location")};
    if (sent.url.empty()) return log.reason("/login/start");
    provider->token = [token = issue(sent.parameter("nonce"))] { return web::ok({{"id_token", token}}); };
    const auto back = taskboard_url + callback_path + "?" +
                      base::encode_form({{"code", "some-code"}, {"state", sent.parameter("state")}});
    return browser.open(back).status == 200 ? "accepted" : log.reason(callback_path);
  }

 private:
  static json::Value changed(json::Value claims, const json::Value& changes) {
    for (const auto& name : changes.names()) {
      if (changes.at(name).is_null())
        claims.erase(name);
      else
        claims.set(name, changes.at(name));
    }
    return claims;
  }
};

std::string signed_with(const jwt::Key& key, const json::Value& claims, const std::string& type = "at+jwt") {
  return jwt::Signer(key, {.type = type}).sign(claims).value();
}

const jwt::Key& shared_secret() {
  static const auto key =
      jwt::Key::from_secret(jwt::Algorithm::hs256, std::string(32, 'k')).value().with_id("theirs");
  return key;
}

// A way to be wrong. `problem` is what the log says about the provider; empty if it publishes what it should,
// and the key is not in it.
struct Spoiled {
  std::string name;
  std::function<void(Provider&)> spoil;
  std::string problem;
};

std::function<void(Provider&)> publishing(const std::vector<json::Value>& keys) {
  return [keys](Provider& provider) { provider.keys = [keys] { return web::ok(set_of(keys)); }; };
}
std::function<void(Provider&)> answering(const web::Reply& reply) {
  return [reply](Provider& provider) { provider.keys = [reply] { return reply; }; };
}
std::function<void(Provider&)> describing(const std::string& name, const std::string& value) {
  return [=](Provider& provider) {
    provider.metadata = [&provider, name, value] {
      auto description = provider.description();
      description.set(name, value);
      return web::ok(description);
    };
  };
}

std::vector<Spoiled> spoiled_providers() {
  const auto jwk = providers_key().public_jwk();
  const json::Value secret{{"kty", "oct"}, {"k", std::string(43, 'A')}, {"kid", "theirs"}, {"alg", "HS256"}};
  const auto slash = [](Provider& provider) { describing("issuer", provider.url() + "/")(provider); };
  const auto page = [](Provider& provider) { provider.metadata = [] { return web::html("hello"); }; };
  const auto slow_keys = [](Provider& provider) { provider.keys = [&provider] { return provider.never(); }; };
  const auto slow_metadata = [](Provider& provider) {
    provider.metadata = [&provider] { return provider.never(); };
  };
  return {{"a secret among the keys", publishing({jwk, secret}), "published_secret"},
          {"a secret alone", publishing({secret}), "published_secret"},
          {"a key without kid", publishing({without(jwk, "kid")}), ""},
          {"two keys with one kid", publishing({jwk, jwk}), "unusable_keys"},
          {"no key", publishing({}), "unusable_keys"},
          {"a million bytes", answering(web::ok({{"keys", std::string(1 << 20, 'k')}})), "too_large"},
          {"a redirect", answering(redirect_to("http://127.0.0.1:1/keys")), "redirected"},
          {"an error", answering(web::not_found()), "bad_status"},
          {"keys in HTML", answering(web::html("<p>Keys</p>")), "not_json"},
          {"a list", answering({.body = "[]"}), "unusable_keys"},
          {"half a set", answering({.body = R"({"keys":[)"}), "unusable_keys"},
          {"keys that never come", slow_keys, "too_slow"},
          {"another issuer", describing("issuer", OauthWorld::issuer), "wrong_issuer"},
          {"a slash too many", slash, "wrong_issuer"},
          {"keys without TLS", describing("jwks_uri", "http://keys.example/"), "forbidden_url"},
          {"keys inside the network", describing("jwks_uri", "http://169.254.169.254/"), "forbidden_url"},
          {"keys in a file", describing("jwks_uri", "file:///etc/passwd"), "forbidden_url"},
          {"keys nowhere", describing("jwks_uri", ""), "no_endpoint"},
          {"metadata in HTML", page, "not_json"},
          {"metadata that never come", slow_metadata, "too_slow"}};
}

// What so many threads get that do something at once: how often which status.
std::map<int, int> at_once(std::size_t count, const std::function<int()>& work) {
  std::vector<int> statuses(count);
  std::vector<std::jthread> threads;
  for (auto& status : statuses) threads.emplace_back([&] { status = work(); });
  threads.clear();  // Joins them.
  std::map<int, int> counts;
  for (const int status : statuses) ++counts[status];
  return counts;
}

void print(const char* what, double milliseconds) {
  std::printf("%-60s the slowest request of a good user took %.1f ms\n", what, milliseconds);
}

}  // namespace

TEST_CASE("an access token that is wrong in one way is refused for that", "[hostile_provider][R15][R21]") {
  World world;
  const auto& key = providers_key();
  const auto told = [&](const json::Value& changes) {
    return world.told(signed_with(key, world.access_claims(changes)));
  };
  GoodUsers users(world);
  REQUIRE(told(json::Value::object()) == "accepted");

  CHECK(told({{"iss", world.provider->url() + "/"}}) == "wrong_issuer");
  CHECK(told({{"iss", "https://nobody.example"}}) == "wrong_issuer");
  CHECK(told({{"iss", nullptr}}) == "missing_claim");
  CHECK(told({{"iss", OauthWorld::issuer}}) == "key_not_found");
  const auto same_kid = key.with_id(world.server->keys().current().id);
  CHECK(world.told(signed_with(same_kid, world.access_claims({{"iss", OauthWorld::issuer}}))) ==
        "invalid_signature");
  CHECK(told({{"aud", "https://other.example"}}) == "wrong_audience");
  CHECK(told({{"aud", nullptr}}) == "missing_claim");
  CHECK(told({{"exp", world.now - 30}}) == "expired");
  CHECK(told({{"exp", nullptr}}) == "no_expiry");
  CHECK(told({{"iat", world.now + 3600}}) == "issued_in_future");
  CHECK(told({{"client_id", nullptr}}) == "missing_claim");
  CHECK(told({{"client_id", "1"}}) == "a client without a user");
  CHECK(world.told(signed_with(key, world.access_claims(), "JWT")) == "wrong_type");
  CHECK(world.told(signed_with(shared_secret(), world.access_claims())) == "algorithm_not_allowed");
  CHECK(world.told(signed_with(key.with_id("unknown"), world.access_claims())) == "key_not_found");
  CHECK(world.told(jwt::Signer(key, {.type = "at+jwt", .key_id = ""}).sign(world.access_claims()).value()) ==
        "key_not_found");
  print("Access tokens that are wrong:", users.worst());
  CHECK(users.refused() == 0);
}

TEST_CASE("keys and metadata that are wrong in one way are not used, and the log says why",
          "[hostile_provider][R36][R37][R42]") {
  World world;
  double worst = 0;
  for (const auto& [name, spoil, problem] : spoiled_providers()) {
    CAPTURE(name);
    world.deadline = problem == "too_slow" ? impatient : patient;
    world.start();
    spoil(*world.provider);
    GoodUsers users(world);
    const auto& key = providers_key();
    const bool has_no_metadata = problem == "wrong_issuer" || problem == "forbidden_url" ||
                                 problem == "no_endpoint" || name.starts_with("metadata");
    const auto missing = "key_not_found, " + world.provider->url() + ": " + problem;

    CHECK(world.told(signed_with(key, world.access_claims())) ==
          (problem.empty() ? "key_not_found" : missing));
    const auto login = world.login_told(
        [&](const std::string& nonce) { return signed_with(key, world.id_claims(nonce), "JWT"); });
    CHECK(login == "login: " + (has_no_metadata   ? problem
                                : problem.empty() ? std::string("key_not_found")
                                                  : missing));
    worst = std::max(worst, users.worst());
    CHECK(users.refused() == 0);
  }
  print("Keys and metadata that are wrong:", worst);
}

TEST_CASE("an ID token that is wrong in one way logs nobody in", "[hostile_provider][R40][R41]") {
  World world;
  const auto& key = providers_key();
  const auto told = [&](const json::Value& changes) {
    return world.login_told(
        [&](const std::string& nonce) { return signed_with(key, world.id_claims(nonce, changes), "JWT"); });
  };
  const auto told_of_key = [&](const jwt::Key& other, const std::string& type) {
    return world.login_told(
        [&](const std::string& nonce) { return signed_with(other, world.id_claims(nonce), type); });
  };
  GoodUsers users(world);
  REQUIRE(told(json::Value::object()) == "accepted");

  CHECK(told({{"iss", OauthWorld::issuer}}) == "login: wrong_issuer");
  CHECK(told({{"iss", world.provider->url() + "/"}}) == "login: wrong_issuer");
  CHECK(told({{"aud", "another-client"}}) == "login: wrong_audience");
  CHECK(told({{"aud", json::Value::array({"taskboard", "another-client"})}}) == "login: wrong_azp");
  CHECK(told({{"exp", world.now - 30}}) == "login: expired");
  CHECK(told({{"exp", nullptr}}) == "login: no_expiry");
  CHECK(told({{"nonce", "of another login"}}) == "login: wrong_nonce");
  CHECK(told({{"nonce", nullptr}}) == "login: wrong_nonce");
  CHECK(told({{"sub", nullptr}}) == "login: missing_claim");
  CHECK(told_of_key(key, "at+jwt") == "login: wrong_type");
  CHECK(told_of_key(shared_secret(), "JWT") == "login: algorithm_not_allowed");
  CHECK(told_of_key(key.with_id("unknown"), "JWT") == "login: key_not_found");
  CHECK(world.login_told([](const auto&) { return "no token"; }) == "login: malformed");
  print("ID tokens that are wrong:", users.worst());
  CHECK(users.refused() == 0);
}

TEST_CASE("a token endpoint that does not answer with an ID token logs nobody in",
          "[hostile_provider][R37]") {
  World world(impatient);
  GoodUsers users(world);
  const auto told = [&](const Answer& answer) {
    Browser browser(world.sites);
    const Page sent{
        .url =
            browser.open_without_redirects(OauthWorld::login_url(world.provider->url())).header("Location")};
    world.provider->token = answer;
    browser.open(OauthWorld::taskboard_url + callback_path + "?" +
                 base::encode_form({{"code", "some-code"}, {"state", sent.parameter("state")}}));
    return world.log.reason(callback_path);
  };

  CHECK(told([] { return web::json(500, json::Value::object()); }) == "login: the provider answered 500");
  CHECK(told([] { return redirect_to("http://127.0.0.1:1/"); }) == "login: the provider answered 302");
  CHECK(told([] { return web::html("<p>Log in</p>"); }) == "login: no ID token");
  CHECK(told([] { return web::ok({{"id_token", 7}}); }) == "login: no ID token");
  CHECK(told([] { return web::ok({{"id_token", std::string(70'000, 'a')}}); }) == "login: too_large");
  CHECK(told([&] { return world.provider->never(); }) == "login: too_slow");
  print("Token endpoints that are wrong:", users.worst());
  CHECK(users.refused() == 0);
}

TEST_CASE("a provider that is slow keeps its own users waiting, and nobody else", "[hostile_provider][R37]") {
  World world(impatient);
  world.provider->keys = [&] { return world.provider->never(); };
  GoodUsers users(world);
  const auto token = signed_with(providers_key(), world.access_claims());
  const auto statuses = at_once(64, [&] { return world.get("/me", token).status; });

  CHECK(statuses.contains(401));
  for (const auto& [status, count] : statuses) CHECK((status == 401 || status == 503));
  CHECK(world.told(token) == "key_not_found, " + world.provider->url() + ": too_slow");
  print("Sixty-four users of a slow provider:", users.worst());
  CHECK(users.refused() == 0);
}

TEST_CASE("logins with a provider that is slow leave threads for everybody else", "[hostile_provider][R37]") {
  World world(impatient);
  world.provider->metadata = [&] { return world.provider->never(); };
  GoodUsers users(world);
  const auto start = BothServers::login_url(world.provider->url());
  const auto statuses = at_once(64, [&] { return world.sites.get(start).status; });

  CHECK(statuses == std::map<int, int>{{503, 64}});
  print("Sixty-four logins with a slow provider:", users.worst());
  CHECK(users.refused() == 0);
}
