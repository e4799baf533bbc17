#include "redeem_code.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "base/hex.hpp"
#include "crypto/digest.hpp"
#include "oauth/pkce.hpp"
#include "oauth/schema.hpp"
#include "random.hpp"

using lesson::CodeProblem;
using oauth::CodeRedemption;

namespace {

std::string_view word(CodeProblem problem) {
  constexpr std::array<std::string_view, 6> words{"unknown",        "other_client", "other_redirect_uri",
                                                  "wrong_verifier", "used_before",  "expired"};
  static_assert(words.size() == static_cast<std::size_t>(CodeProblem::expired) + 1);
  return words.at(static_cast<std::size_t>(problem));
}

// Characters that a verifier may have, capitals and signs among them.
std::string some_verifier(std::int64_t size = random_integer(43, 128)) {
  constexpr std::string_view unreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string verifier;
  while (std::ssize(verifier) < size)
    verifier += unreserved.at(static_cast<std::size_t>(random_integer(0, std::ssize(unreserved) - 1)));
  return verifier;
}

std::string challenge_of(std::string_view verifier) {
  return base::base64url_encode(crypto::sha256(verifier));
}

// An id or a name with a capital, a number and a sign in it.
std::string some_name(const std::string& kind) {
  return kind + "-" + random_word() + "." + std::to_string(random_integer(10, 99));
}

// The server's database. alice has allowed a client something, and its code is on the way to the client.
// bob's grant began before: it goes on, whatever happens to alice's.
class World {
 public:
  store::Database database{":memory:", oauth::server_migrations()};
  std::int64_t now = random_instant();
  std::string verifier = some_verifier();
  oauth::Authorization authorization = some_authorization("Alice");
  std::string redirect_uri =
      "https://" + random_word() + ".example.com/Callback/" + random_word() + "?from=taskboard";
  oauth::Grant bobs = start(some_authorization("Bob"));
  std::string code = issue(challenge_of(verifier));

  oauth::Authorization some_authorization(const std::string& user) {
    return {.client_id = some_name("Client"),
            .subject = some_name(user),
            .scope = random_word() + " " + random_word(),
            .resource = "https://" + random_word() + ".example.com",
            .nonce = some_name("Nonce"),
            .authenticated_at = now - random_integer(0, 3'600)};
  }

  // A code of alice's that only a verifier with this challenge redeems.
  std::string issue(const std::string& challenge) {
    return oauth::issue_code(database, authorization,
                             {.redirect_uri = redirect_uri, .code_challenge = challenge}, now);
  }

  // A grant that has no code.
  oauth::Grant start(const oauth::Authorization& allowed) {
    oauth::Grant grant;
    database.transaction([&] { grant = oauth::start_grant(database, allowed, now); });
    return grant;
  }

  // What the client sends for alice's code.
  CodeRedemption request() const {
    return {.code = code,
            .client_id = authorization.client_id,
            .redirect_uri = redirect_uri,
            .code_verifier = verifier};
  }
  CodeRedemption with_client(const std::string& client_id) const {
    auto changed = request();
    changed.client_id = client_id;
    return changed;
  }
  CodeRedemption with_redirect_uri(const std::string& uri) const {
    auto changed = request();
    changed.redirect_uri = uri;
    return changed;
  }
  CodeRedemption with_verifier(const std::string& other) const {
    auto changed = request();
    changed.code_verifier = other;
    return changed;
  }

  // Redeems in a transaction, as the server does.
  std::expected<oauth::Grant, CodeProblem> redeem_for_grant(const CodeRedemption& redemption) {
    std::expected<oauth::Grant, CodeProblem> outcome = std::unexpected(CodeProblem::unknown);
    database.transaction([&] { outcome = lesson::redeem_code(database, redemption, now); });
    return outcome;
  }
  // "redeemed", or the problem.
  std::string_view redeem(const CodeRedemption& redemption) {
    const auto outcome = redeem_for_grant(redemption);
    return outcome ? "redeemed" : word(outcome.error());
  }
  // The same for a new code with `challenge`, redeemed with `other`.
  std::string_view redeem(const std::string& challenge, const std::string& other) {
    code = issue(challenge);
    return redeem(with_verifier(other));
  }

  // Alice's grants: "none", "goes on", "ended, goes on".
  std::string grants() { return grants_of(authorization.subject); }
  std::string grants_of(const std::string& subject) {
    return shown(subject, [](const store::Row& row) { return row.maybe_integer(0) ? "ended" : "goes on"; });
  }
  // When each of them ended: "never", "never, 1704975183".
  std::string ends() {
    return shown(authorization.subject, [](const store::Row& row) {
      const auto end = row.maybe_integer(0);
      return end ? std::to_string(*end) : std::string("never");
    });
  }

 private:
  std::string shown(const std::string& subject, const auto& words) {
    std::string text;
    for (const auto& row :
         database.read("SELECT ended_at FROM grants WHERE subject = ? ORDER BY id", {subject}))
      text += (text.empty() ? "" : ", ") + std::string(words(row));
    return text.empty() ? "none" : text;
  }
};

// A text with the first letter in the other case.
std::string other_case(std::string text) {
  const auto letter =
      std::ranges::find_if(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  if (letter != text.end()) *letter = static_cast<char>(*letter ^ 0x20);
  return text;
}

}  // namespace

TEST_CASE("7.5 the challenge is the SHA-256 of the verifier, in base64url without padding",
          "[7.5][other_encoding][R40]") {
  CHECK(lesson::s256_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") ==
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");  // RFC 7636, appendix B
  for (int i = 0; i < 20; ++i) {
    const auto verifier = some_verifier();
    CHECK(lesson::s256_challenge(verifier) == challenge_of(verifier));
    const auto longer = "<" + verifier + ">";
    CHECK(lesson::s256_challenge(std::string_view(longer).substr(1, verifier.size())) ==
          challenge_of(verifier));
  }
}

TEST_CASE("7.5 a challenge cannot stand in for its verifier", "[7.5][plain][R40]") {
  World world;

  CHECK(world.redeem(world.with_verifier(challenge_of(world.verifier))) == "wrong_verifier");
  CHECK(world.redeem(world.verifier, world.verifier) == "wrong_verifier");
}

TEST_CASE("7.5 a good code starts the grant that the user has allowed", "[7.5][good_code_refused]") {
  World world;
  const auto grant = world.redeem_for_grant(world.request());

  REQUIRE((grant ? "redeemed" : word(grant.error())) == "redeemed");
  CHECK(grant->client_id == world.authorization.client_id);
  CHECK(grant->subject == world.authorization.subject);
  CHECK(grant->scope == world.authorization.scope);
  CHECK(grant->resource == world.authorization.resource);
  CHECK(grant->nonce == world.authorization.nonce);
  CHECK(grant->authenticated_at == world.authorization.authenticated_at);
  CHECK(grant->started_at == world.now);
  CHECK(grant->id != world.bobs.id);
  CHECK(world.grants() == "goes on");

  world.code = world.issue(challenge_of(world.verifier));
  CHECK(world.redeem_for_grant(world.request()).value().id != grant->id);
  CHECK(world.grants() == "goes on, goes on");
}

TEST_CASE("7.5 a code that nobody has issued is unknown", "[7.5][good_code_refused]") {
  World world;
  auto request = world.request();

  for (const std::string& code : {some_verifier(43), std::string(), world.code + "A", world.code.substr(1),
                                  base::to_hex(crypto::sha256(world.code)), other_case(world.code)}) {
    request.code = code;
    CAPTURE(code);
    CHECK(world.redeem(request) == "unknown");
  }
  CHECK(world.grants() == "none");
}

TEST_CASE("7.5 a request with a wrong verifier leaves the code as it is", "[7.5][burns_the_code]") {
  World world;
  for (int i = 0; i < 10; ++i) CHECK(world.redeem(world.with_verifier(some_verifier())) == "wrong_verifier");
  CHECK(world.grants() == "none");

  CHECK(world.redeem(world.request()) == "redeemed");
}

TEST_CASE("7.5 a code is not redeemed without a verifier", "[7.5][missing_verifier][R40]") {
  World world;

  CHECK(world.redeem(world.with_verifier("")) == "wrong_verifier");
  CHECK(world.redeem("", "") == "wrong_verifier");
  CHECK(world.redeem("", some_verifier()) == "wrong_verifier");
  CHECK(world.grants() == "none");
}

TEST_CASE("7.5 a redirect URI that begins like the right one is another one", "[7.5][redirect_prefix][R40]") {
  World world;
  const auto& uri = world.redirect_uri;

  for (const std::string& other :
       {uri + "/../stolen", uri + "x", uri + "#", uri + " ", uri + std::string(1, '\0'), std::string(),
        uri.substr(0, uri.size() - 1), uri.substr(0, uri.find('?')), "https://mallory.example/?" + uri}) {
    CAPTURE(other);
    auto request = world.with_redirect_uri(other);
    CHECK(world.redeem(request) == "other_redirect_uri");
    request.code_verifier = some_verifier();
    CHECK(world.redeem(request) == "other_redirect_uri");
  }
  CHECK(world.grants() == "none");
}

TEST_CASE("7.5 a code is good for the client that it was made for, and for no other",
          "[7.5][other_client][R40]") {
  World world;
  auto request = world.with_client(world.bobs.client_id);

  CHECK(world.redeem(request) == "other_client");
  CHECK(world.redeem(world.with_client("")) == "other_client");
  request.code_verifier = some_verifier();
  request.redirect_uri = "https://mallory.example/callback";
  CHECK(world.redeem(request) == "other_client");
  CHECK(world.grants() == "none");
}

TEST_CASE("7.5 the verifier, the client and the redirect URI fit in every character",
          "[7.5][nearly_equal][R40]") {
  World world;
  const auto challenge = challenge_of(world.verifier);

  CHECK(world.redeem(other_case(challenge), world.verifier) == "wrong_verifier");
  CHECK(world.redeem(challenge.substr(0, 42), world.verifier) == "wrong_verifier");
  CHECK(world.redeem(challenge + "=", world.verifier) == "wrong_verifier");
  world.code = world.issue(challenge);
  CHECK(world.redeem(world.with_verifier(other_case(world.verifier))) == "wrong_verifier");
  CHECK(world.redeem(world.with_client(other_case(world.authorization.client_id))) == "other_client");
  CHECK(world.redeem(world.with_redirect_uri(other_case(world.redirect_uri))) == "other_redirect_uri");
  CHECK(world.grants() == "none");
}

TEST_CASE("7.5 a code has expired in the second that expires_at names, not after it",
          "[7.5][one_second_late][R40]") {
  for (const std::int64_t age : {oauth::code_lifetime, oauth::code_lifetime + 1, std::int64_t{86'400}}) {
    World late;
    late.now += age;
    CAPTURE(age);
    CHECK(late.redeem(late.request()) == "expired");
    CHECK(late.grants() == "none");
  }
  World in_time;
  in_time.now += oauth::code_lifetime - 1;
  CHECK(in_time.redeem(in_time.request()) == "redeemed");
}

TEST_CASE("7.5 a code is redeemed once", "[7.5][code_reusable][R40]") {
  World world;
  CHECK(world.redeem(world.request()) == "redeemed");

  CHECK(world.redeem(world.request()) == "used_before");
  world.now += random_integer(1, oauth::code_lifetime - 1);
  CHECK(world.redeem(world.request()) == "used_before");
}

TEST_CASE("7.5 if two callers redeem a code at the same moment, the slower one gets no grant",
          "[7.5][slower_caller][R40]") {
  World world;
  const auto faster = world.start(world.authorization);
  // Between the look at the code and its use, somebody else redeems it.
  world.database.write(
      "CREATE TRIGGER faster AFTER INSERT ON grants BEGIN UPDATE authorization_codes SET grant_id = " +
      std::to_string(faster.id) + " WHERE grant_id IS NULL; END");

  CHECK(world.redeem(world.request()) == "used_before");
  CHECK(std::ranges::count(world.ends(), ',') == 0);  // The grant of the faster one is the only one.
}

TEST_CASE("7.5 a code that is used a second time ends the grant of its first use",
          "[7.5][first_grant_lives_on][R40]") {
  World world;
  world.redeem(world.request());
  world.code = world.issue(challenge_of(world.verifier));
  world.redeem(world.request());
  world.now += random_integer(1, oauth::code_lifetime - 1);
  const auto noticed_at = world.now;

  CHECK(world.redeem(world.request()) == "used_before");
  CHECK(world.grants() == "goes on, ended");
  world.now += 1;
  CHECK(world.redeem(world.request()) == "used_before");
  CHECK(world.ends() == "never, " + std::to_string(noticed_at));
  CHECK(world.grants_of(world.bobs.subject) == "goes on");
}

TEST_CASE("7.5 a used code that comes again after its minute still ends the grant",
          "[7.5][expired_first][R40]") {
  World world;
  world.redeem(world.request());
  world.now += oauth::code_lifetime + random_integer(0, 86'400);

  CHECK(world.redeem(world.request()) == "used_before");
  CHECK(world.grants() == "ended");
}

TEST_CASE("7.5 a text that is not a valid code verifier is refused, even if its hash fits",
          "[7.5][any_verifier][R40]") {
  World world;

  for (const auto& text : {std::string(), some_verifier(1), some_verifier(42), some_verifier(129),
                           some_verifier(1'000), some_verifier(42) + " ", some_verifier(42) + "+",
                           some_verifier(42) + std::string(1, '\0'), some_verifier(42) + "\xc3\xa4"}) {
    CAPTURE(text, text.size());
    CHECK(world.redeem(challenge_of(text), text) == "wrong_verifier");
  }
  CHECK(world.grants() == "none");
  for (const std::int64_t size : {43, 44, 127, 128}) {
    const auto verifier = some_verifier(size);
    CAPTURE(verifier, size);
    CHECK(world.redeem(challenge_of(verifier), verifier) == "redeemed");
  }
}

TEST_CASE("7.5 a copy of a used code ends no grant unless the rest of the request is right",
          "[7.5][anyone_ends_the_grant]") {
  World world;
  world.redeem(world.request());
  world.now += random_integer(0, 2 * oauth::code_lifetime);

  CHECK(world.redeem(world.with_client(world.bobs.client_id)) == "other_client");
  CHECK(world.redeem(world.with_redirect_uri("https://mallory.example/callback")) == "other_redirect_uri");
  CHECK(world.redeem(world.with_verifier(some_verifier())) == "wrong_verifier");
  CHECK(world.redeem(world.with_verifier("")) == "wrong_verifier");
  CHECK(world.grants() == "goes on");
}

TEST_CASE("7.5 a request of another client, or for another redirect URI, leaves the code as it is",
          "[7.5][burns_the_code]") {
  World world;
  world.redeem(world.with_client(world.bobs.client_id));
  world.redeem(world.with_redirect_uri("https://mallory.example/callback"));
  CHECK(world.grants() == "none");

  CHECK(world.redeem(world.request()) == "redeemed");
}
