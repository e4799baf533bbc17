// The judge of lab 7d: one provider signs for the users of another, at the flawed server and at the learner's
// own.
#include <functional>

#include <catch2/catch_test_macros.hpp>

#include "forged_tokens.hpp"
#include "jwks_cache.hpp"
#include "rogue_provider.hpp"
#include "rogue_provider_flawed.hpp"

namespace {

constexpr auto request = "GET /me as carol of another provider, with a token of mallory's provider";

const Provider& mallorys_provider() {
  static const Provider provider{.issuer = "https://id.mallory.example", .key = key_pairs::exponent_3()};
  return provider;
}

// The keys that mallory's provider publishes, which she may change at any time.
class MallorysKeys {
 public:
  explicit MallorysKeys(Internet& internet) : internet_(internet) {}

  void publish(const jwt::Key& key) {
    std::erase_if(keys_, [&](const jwt::Key& other) { return other.id() == key.id(); });
    keys_.push_back(key);
    mallorys_provider().publish_keys(internet_, keys_);
  }
  // The id of the published key that has signed what was sent: "no token", "a key that is not published".
  std::string signer_of(const Attempt& attempt) const {
    const auto token = attempt.token();
    if (!token) return "no token";
    const auto signer = std::ranges::find_if(
        keys_, [&](const jwt::Key& key) { return lesson::has_rs256_signature(*token, key); });
    return signer == keys_.end() ? "a key that is not published" : signer->id();
  }
  // "a published key", or what has signed it instead.
  std::string kind_of_signer(const Attempt& attempt) const {
    const auto signer = signer_of(attempt);
    return std::ranges::count(keys_, signer, &jwt::Key::id) == 1 ? "a published key" : signer;
  }

 private:
  Internet& internet_;
  std::vector<jwt::Key> keys_{mallorys_provider().key};
};

// Where the attack meets a server, and what happens before each request.
struct Scene {
  const web::App& app;
  Internet& internet;
  std::int64_t now;
  std::function<void()> before_request = [] {};
};

// The attack at one server.
struct Attack {
  Victim victim{.issuer = Provider().issuer};
  Attempts attempts;
  MallorysKeys keys;
  lesson::Loot loot;
  std::string thrown;

  explicit Attack(const Scene& scene) : attempts(scene.app, victim), keys(scene.internet) {
    const auto own_token = mallorys_provider().access_token("mallory", scene.now);
    const auto show_me = [this, &scene](const std::string& token) {
      scene.before_request();
      return attempts.show_me(token);
    };
    thrown = lab::exception_of([&] {
      loot = lesson::attack({.own_token = lesson::decoded(own_token),
                             .victim = {.issuer = *victim.issuer, .subject = victim.subject},
                             .victims_kid = Provider().key.id(),
                             .own_key = key_pairs::mallory(),
                             .publish = [this](const jwt::Key& key) { keys.publish(key); },
                             .show_me = show_me});
    });
  }
  Run run() const { return {attempts, thrown}; }
};

// The flawed server and the providers that it trusts.
struct Flawed {
  std::int64_t now = random_instant();
  Internet internet;
  lesson::SeveralProvidersServer server{
      {Provider().issuer, mallorys_provider().issuer}, internet.fetch(), [this] { return now; }};
  web::App app = started();

  web::App started() {
    Provider().publish(internet);
    mallorys_provider().publish(internet);
    return server.app();
  }
};

struct AtFlawed : Flawed {
  Attack attack{{.app = app, .internet = internet, .now = now}};

  // Whether it took carol's name from a token that her provider has not signed.
  bool breached() const {
    return std::ranges::any_of(server.ledger().accepted(), [this](const jwt::UnverifiedToken& token) {
      return attack.victim.is_named_by(token.unverified_claims()) &&
             !lesson::has_rs256_signature(token, Provider().key);
    });
  }
};

// The learner's own server with the same providers. Between two requests is time enough to fetch keys again.
struct Own {
  OwnTaskboard own;
  web::App app = started();

  web::App started() {
    own.trust(mallorys_provider());
    return trusting_app(own);
  }
  void wait() { own.steady_seconds += lesson::JwksCache::cool_down.count(); }
};

struct AtOwn : Own {
  Attack attack{{.app = app, .internet = own.internet, .now = own.now, .before_request = [this] { wait(); }}};
};

}  // namespace

TEST_CASE("lab7d the attack ends without an exception, even if its token is refused",
          "[lab7d][throws_when_refused]") {
  const auto app = refusing_app();
  Internet internet;

  CHECK(Attack({.app = app, .internet = internet, .now = 0}).thrown == "no exception");
  CHECK(AtFlawed().attack.thrown == "no exception");
}

TEST_CASE("lab7d the token says that carol's provider has issued it", "[lab7d][keeps_the_issuer]") {
  CHECK(AtFlawed().attack.attempts.best().claim("iss") == Provider().issuer);
}

TEST_CASE("lab7d the token says who you want to be", "[lab7d][still_mallory]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.attempts.best().claim("sub") == flawed.attack.victim.subject);
}

TEST_CASE("lab7d the token is signed with a key that your provider publishes", "[lab7d][unpublished_key]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.keys.kind_of_signer(flawed.attack.attempts.best()) == "a published key");
}

TEST_CASE("lab7d the token names the key that has signed it", "[lab7d][other_kid]") {
  const AtFlawed flawed;
  const auto best = flawed.attack.attempts.best();

  CHECK(best.header("kid") == flawed.attack.keys.signer_of(best));
}

TEST_CASE("lab7d the flawed server accepts the key of one provider for the issuer of the other",
          "[lab7d][breaches_flawed]") {
  const AtFlawed flawed;
  const auto result = at_flawed(
      flawed.attack.run(), request,
      {.happened = flawed.breached(),
       .sentence =
           "It trusts the issuer, and it trusts the key. It never asked whether the key is the issuer's.",
       .loot = flawed.attack.loot.account});
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab7d the loot is carol's account", "[lab7d][the_wrong_loot]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.loot.account == flawed.attack.attempts.best().knock.answer.body);
}

TEST_CASE("lab7d the attack ends without an exception at your own server, too",
          "[lab7d][throws_when_refused]") {
  CHECK(AtOwn().attack.thrown == "no exception");
}

TEST_CASE("lab7d your own server accepts tokens from a provider for its own users only",
          "[lab7d][own_server_holds][R15]") {
  const AtOwn own;
  const auto result = at_own(own.attack.run(), request,
                             {.log_reasons = {"key_not_found", "invalid_signature"},
                              .sentence = "A key signs for the issuer that publishes it, and for no other."});
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab7d your own server keeps two keys with one id apart", "[lab7d][own_server_holds][R15]") {
  Own own;
  MallorysKeys keys(own.own.internet);
  keys.publish(key_pairs::mallory().with_id(Provider().key.id()));
  auto forged = lesson::decoded(own.own.access_token(Provider(), "carol"));
  const auto as_carol = lesson::sign_rs256(forged, key_pairs::mallory());
  forged.claims.set("iss", mallorys_provider().issuer);
  const auto as_her_own_user = lesson::sign_rs256(forged, key_pairs::mallory());

  CHECK(show_me(own.app, as_carol).told() == "401 (invalid_signature)");
  CHECK(show_me(own.app, as_her_own_user).answer.status == 200);
  CHECK(show_me(own.app, own.own.access_token(Provider(), "carol")).answer.status == 200);
}

TEST_CASE("lab7d honest users of both providers get their accounts, on both servers",
          "[lab7d][honest_traffic]") {
  const Flawed flawed;
  const auto account = [&](const Provider& provider, const std::string& name) {
    return show_me(flawed.app, provider.access_token(name, flawed.now)).answer.body;
  };
  CHECK(account(Provider(), "alice") == R"({"issuer":"https://login.example","user":"alice"})");
  CHECK(account(mallorys_provider(), "bob") == R"({"issuer":"https://id.mallory.example","user":"bob"})");

  const Own own;
  CHECK(show_me(own.app, own.own.access_token(Provider(), "alice")).answer.status == 200);
  CHECK(show_me(own.app, own.own.access_token(mallorys_provider(), "bob")).answer.status == 200);
}
