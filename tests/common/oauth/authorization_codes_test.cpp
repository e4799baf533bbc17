#include "oauth/authorization_codes.hpp"

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "random.hpp"
#include "server_parts.hpp"

namespace {

// A database, and a time in it.
struct Desk {
  store::Database database = server_database();
  std::int64_t now = random_instant();

  std::string issue(const std::string& subject = "1", const std::string& client_id = "shop") {
    auto authorized = authorization(client_id);
    authorized.subject = subject;
    return oauth::issue_code(database, authorized, binding(), now);
  }
  // "redeemed", or the reason why not.
  std::string redeem(const std::string& code, const Fields& changes = {}) {
    oauth::CodeRedemption redemption{
        .code = code, .client_id = "shop", .redirect_uri = binding().redirect_uri, .code_verifier = verifier};
    for (const auto& [name, value] : changes) {
      if (name == "client_id") redemption.client_id = value;
      if (name == "redirect_uri") redemption.redirect_uri = value;
      if (name == "code_verifier") redemption.code_verifier = value;
    }
    std::string outcome;
    database.transaction([&] {
      const auto grant = ::redeem(database, redemption, now);
      outcome = grant ? "redeemed" : grant.error();
    });
    return outcome;
  }
  std::int64_t codes() { return count(database, "authorization_codes"); }
};

}  // namespace

TEST_CASE("a code has 256 random bits, and the database stores only its hash", "[codes][R28][R40]") {
  Desk desk;
  const auto code = desk.issue();
  CHECK(base::base64url_decode(code).value().size() == 32);
  CHECK(desk.issue() != code);
  CHECK(count(desk.database, "authorization_codes WHERE hash = '" + code + "'") == 0);
}

TEST_CASE("a code is stored with what the user allowed and what it is bound to", "[codes][R40]") {
  Desk desk;
  const auto code = oauth::find_code(desk.database, desk.issue());
  REQUIRE(code);
  CHECK(code->authorization.client_id == "shop");
  CHECK(code->authorization.subject == "1");
  CHECK(code->authorization.scope == "openid offline_access read write");
  CHECK(code->authorization.resource == api);
  CHECK(code->authorization.nonce == "the-nonce");
  CHECK(code->authorization.authenticated_at == 999);
  CHECK(code->binding.redirect_uri == "https://shop.example/callback");
  CHECK(code->binding.code_challenge == challenge);
  CHECK(code->expires_at == desk.now + 60);
  CHECK_FALSE(code->grant_id);
}

TEST_CASE("a text that is not a code finds nothing", "[codes][R40]") {
  Desk desk;
  const auto code = desk.issue();
  const auto hash = oauth::find_code(desk.database, code)->hash;
  for (const auto& text : {std::string(), code.substr(1), code + "A", hash, std::string("%")})
    CHECK_FALSE(oauth::find_code(desk.database, text));
}

TEST_CASE("a code is redeemed once", "[codes][R40]") {
  Desk desk;
  const auto code = desk.issue();
  CHECK(desk.redeem(code) == "redeemed");
  CHECK(count(desk.database, "grants WHERE ended_at IS NULL") == 1);
  CHECK(desk.redeem(code) == "used_before");
  CHECK(count(desk.database, "grants WHERE ended_at IS NULL") == 0);
}

TEST_CASE("a caller that read a code before another one redeemed it gets no grant", "[codes][R40]") {
  Desk desk;
  const auto code = desk.issue();
  const auto seen = oauth::find_code(desk.database, code);
  CHECK(desk.redeem(code) == "redeemed");
  desk.database.transaction([&] { CHECK_FALSE(oauth::start_grant(desk.database, *seen, desk.now)); });
  CHECK(count(desk.database, "grants") == 1);
}

TEST_CASE("a code expires on the 60th second, not after it", "[codes][R40]") {
  Desk desk;
  const auto early = desk.issue(), late = desk.issue();
  desk.now += 59;
  CHECK(desk.redeem(early) == "redeemed");
  desk.now += 1;
  CHECK(desk.redeem(late) == "expired");
}

TEST_CASE("a code is redeemed only by its client, with its redirect URI and its verifier", "[codes][R40]") {
  Desk desk;
  const auto code = desk.issue();
  CHECK(desk.redeem(code, {{"client_id", "phone"}}) == "other_client");
  CHECK(desk.redeem(code, {{"redirect_uri", ""}}) == "other_redirect_uri");
  CHECK(desk.redeem(code, {{"code_verifier", ""}}) == "wrong_verifier");
  CHECK(desk.redeem(code, {{"code_verifier", challenge}}) == "wrong_verifier");
  CHECK(desk.redeem(code) == "redeemed");
}

TEST_CASE("ten thousand codes that nobody redeems do not stay in the table", "[codes][R40]") {
  Desk desk;
  for (int i = 0; i < 10'000; ++i) {
    if (i % 100 == 0) desk.now += 1;
    desk.issue(std::to_string(i));
  }
  CHECK(desk.codes() == 60 * 100);
  desk.now += 60;
  desk.issue();
  CHECK(desk.codes() == 1);
}

TEST_CASE("a user has at most ten open codes at a client, and an eleventh replaces the oldest",
          "[codes][R40]") {
  Desk desk;
  std::vector<std::string> codes;
  for (int i = 0; i < 11; ++i) {
    codes.push_back(desk.issue());
    desk.now += 1;
  }
  CHECK(desk.codes() == 10);
  CHECK_FALSE(oauth::find_code(desk.database, codes[0]));
  CHECK(std::ranges::all_of(codes.begin() + 1, codes.end(), [&](const std::string& code) {
    return oauth::find_code(desk.database, code).has_value();
  }));
}

TEST_CASE("one user's codes at one client do not replace anybody else's", "[codes][R40]") {
  Desk desk;
  const auto of_other_user = desk.issue("2"), of_other_client = desk.issue("1", "phone");
  for (int i = 0; i < 20; ++i) desk.issue();
  CHECK(desk.codes() == 12);
  CHECK(oauth::find_code(desk.database, of_other_user));
  CHECK(oauth::find_code(desk.database, of_other_client));
}

TEST_CASE("a redeemed code is kept as long as its grant, so that reuse is detected", "[codes][R40]") {
  Desk desk;
  const auto code = desk.issue();
  REQUIRE(desk.redeem(code) == "redeemed");
  desk.now += oauth::grant_lifetime - 1;
  for (int i = 0; i < 20; ++i) REQUIRE(desk.redeem(desk.issue()) == "redeemed");
  CHECK(desk.redeem(code) == "used_before");
  desk.now += 1;
  REQUIRE(desk.redeem(desk.issue()) == "redeemed");
  CHECK(desk.redeem(code) == "unknown");
}
