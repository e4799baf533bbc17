// The judge of lab 7c: a token that says where its key is, at the flawed server and at the learner's own.
#include <catch2/catch_test_macros.hpp>

#include "forged_tokens.hpp"
#include "jku_header.hpp"
#include "jku_header_flawed.hpp"
#include "json/parse_object.hpp"
#include "jwt/key_set.hpp"

namespace {

constexpr auto request = "GET /me as carol, with a token whose key is at an address of mallory's";

// An access token that says where the keys of its issuer are.
std::string token_with_address(const std::string& subject, std::int64_t now) {
  const Provider provider;
  auto token = lesson::decoded(provider.access_token(subject, now));
  token.header.set("jku", provider.jwks_url());
  return lesson::sign_rs256(token, provider.key);
}

// The host of `url`; "no URL".
std::string host_of(const std::string& url) {
  const auto parsed = base::parse_url(url);
  return parsed ? parsed->host : "no URL";
}

// What is before an @ in the authority of `url` (RFC 3986 §3.2.1): "login.example", or "nothing".
std::string user_information_in(const std::string& url) {
  const auto scheme = url.find("://");
  const auto authority = url.substr(scheme == url.npos ? 0 : scheme + 3);
  const auto at = authority.substr(0, authority.find_first_of("/?#\\")).rfind('@');
  return at == authority.npos ? "nothing" : authority.substr(0, at);
}

bool is_mallorys(const std::string& host) {
  return host == "mallory.example" || host.ends_with(".mallory.example");
}

// Where mallory puts a document. In other people's domains there is nothing afterwards.
std::string put(Internet& internet, const std::string& place, const json::Value& document) {
  const auto url = place.starts_with("https://") ? place : "https://" + place;
  if (is_mallorys(host_of(url))) internet.publish(url, document);
  return url;
}

// The attack at one server.
struct Attack {
  Victim victim;
  Attempts attempts;
  lesson::Loot loot;
  std::string thrown;

  Attack(const web::App& app, const std::string& own_token, Internet& internet) : attempts(app, victim) {
    const auto show_me = [this](const std::string& token) { return attempts.show_me(token); };
    const auto publish = [&internet](const auto& place, const auto& document) {
      return put(internet, place, document);
    };
    thrown = lab::exception_of([&] {
      loot = lesson::attack({.own_token = lesson::decoded(own_token),
                             .victim = victim.subject,
                             .own_key = key_pairs::mallory(),
                             .publish = publish,
                             .show_me = show_me});
    });
  }
  Run run() const { return {attempts, thrown}; }
};

struct AtFlawed {
  std::int64_t now = random_instant();
  Internet internet;
  lesson::FetchingServer server{Provider().issuer, internet.fetch(), [this] { return now; }};
  web::App app = started();
  Attack attack{app, token_with_address("mallory", now), internet};

  web::App started() {
    Provider().publish(internet);
    return server.app();
  }

  // Whether it took carol's name from a token whose key it had fetched from mallory.
  bool breached() const {
    return std::ranges::any_of(server.ledger().accepted(), [this](const jwt::UnverifiedToken& token) {
      return attack.victim.is_named_by(token.unverified_claims()) &&
             is_mallorys(host_of(token.unverified_header().text("jku").value_or("")));
    });
  }

  std::string address() const { return attack.attempts.best().header("jku"); }

  // What is at that address: "nothing" if there is no document.
  std::string document() {
    const auto answer = internet.fetch()({.url = address()});
    return answer ? answer->body : "nothing";
  }
};

// The ids of the keys for RS256 in a set; none if it is no set.
std::vector<std::string> ids_in(const std::string& document) {
  const auto set = jwt::KeySet::from_jwks(document, std::array{jwt::Algorithm::rs256});
  std::vector<std::string> ids;
  if (!set) return ids;
  for (const auto& key : set->keys()) ids.push_back(key.id());
  return ids;
}

// "a JWK Set", or what it is instead.
std::string kind_of(const std::string& document) {
  if (document == "nothing") return "nothing";
  const auto object = json::parse_object(document);
  if (!object) return "no JSON object";
  if (!object->contains("keys")) return object->contains("kty") ? "a single key" : "an object without keys";
  return ids_in(document).empty() ? "a set without a key for RS256" : "a JWK Set";
}

// Whether the set has a key with this id: "a key of the set", or "no key of the set".
std::string named_by(const std::string& kid, const std::vector<std::string>& ids) {
  return std::ranges::count(ids, kid) == 1 ? "a key of the set" : "no key of the set";
}

// Whose host this is: "yours", "the provider's", or the host itself.
std::string owner_of(const std::string& host) {
  if (is_mallorys(host)) return "yours";
  return host == host_of(Provider().issuer) ? "the provider's" : host;
}

// The beginning of `url`, as long as `beginning`.
std::string beginning_of(const std::string& url, const std::string& beginning) {
  return url.substr(0, beginning.size());
}

struct AtOwn {
  OwnTaskboard own;
  web::App app = trusting_app(own);
  Attack attack{app, token_with_address("mallory", own.now), own.internet};

  // The first URL of somebody else than the provider that it has fetched; empty if there is none.
  std::string fetched_from_others() const {
    const auto fetched = own.internet.fetched();
    const auto other = std::ranges::find_if(
        fetched, [](const std::string& url) { return host_of(url) != host_of(Provider().issuer); });
    return other == fetched.end() ? "" : *other;
  }
};

}  // namespace

TEST_CASE("lab7c the attack ends without an exception, even if its token is refused",
          "[lab7c][throws_when_refused]") {
  const auto app = refusing_app();
  Internet internet;

  CHECK(Attack(app, token_with_address("mallory", 0), internet).thrown == "no exception");
  CHECK(AtFlawed().attack.thrown == "no exception");
}

TEST_CASE("lab7c the server can fetch from the address: there is nothing before an @ in it",
          "[lab7c][user_information]") {
  const auto address = AtFlawed().address();

  CAPTURE(address);
  CHECK(user_information_in(address) == "nothing");
}

TEST_CASE("lab7c the token says that its key is on a host of yours", "[lab7c][not_your_host]") {
  const auto address = AtFlawed().address();

  CAPTURE(address);
  CHECK(owner_of(host_of(address)) == "yours");
}

TEST_CASE("lab7c the address is one that the server accepts", "[lab7c][wrong_address]") {
  const auto address = AtFlawed().address(), issuer = Provider().issuer;

  CAPTURE(address);
  CHECK(beginning_of(address, issuer) == issuer);
}

TEST_CASE("lab7c the document at the address is a set of keys", "[lab7c][not_a_set]") {
  const auto document = AtFlawed().document();

  CAPTURE(document);
  CHECK(kind_of(document) == "a JWK Set");
}

TEST_CASE("lab7c the token names a key of that set", "[lab7c][keeps_the_kid]") {
  AtFlawed flawed;
  const auto ids = ids_in(flawed.document());
  const auto kid = flawed.attack.attempts.best().header("kid");

  CAPTURE(kid, ids);
  CHECK(named_by(kid, ids) == "a key of the set");
}

TEST_CASE("lab7c the token says who you want to be", "[lab7c][still_mallory]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.attempts.best().claim("sub") == flawed.attack.victim.subject);
}

TEST_CASE("lab7c the flawed server fetches the key from you", "[lab7c][breaches_flawed]") {
  const AtFlawed flawed;
  const auto result = at_flawed(flawed.attack.run(), request,
                                {.happened = flawed.breached(),
                                 .sentence = "It fetched the key from " + host_of(flawed.address()) + ".",
                                 .loot = flawed.attack.loot.account});
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab7c the loot is carol's account", "[lab7c][the_wrong_loot]") {
  const AtFlawed flawed;

  CHECK(flawed.attack.loot.account == flawed.attack.attempts.best().knock.answer.body);
}

TEST_CASE("lab7c the attack ends without an exception at your own server, too",
          "[lab7c][throws_when_refused]") {
  CHECK(AtOwn().attack.thrown == "no exception");
}

TEST_CASE("lab7c your own server never fetches from an address in a token",
          "[lab7c][own_server_holds][R11][R37]") {
  const AtOwn own;
  auto result = at_own(own.attack.run(), request,
                       {.log_reasons = {"invalid_signature", "key_not_found"},
                        .sentence = "It fetched the keys of the provider, and nothing else."});
  const auto other = own.fetched_from_others();
  if (!other.empty() && result.outcome == lab::Outcome::blocked)
    result = {lab::Server::own, lab::Outcome::blocked_for_the_wrong_reason, request,
              "It fetched " + other + "."};
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab7c honest users get their accounts, on both servers", "[lab7c][honest_traffic]") {
  const AtFlawed flawed;
  const auto account = show_me(flawed.app, token_with_address("alice", flawed.now)).answer.body;
  CHECK(account == R"({"issuer":"https://login.example","user":"alice"})");

  const AtOwn own;
  CHECK(show_me(own.app, token_with_address("alice", own.own.now)).answer.status == 200);
}
