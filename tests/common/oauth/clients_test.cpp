#include "oauth/clients.hpp"

#include <stdexcept>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "server_parts.hpp"

namespace {

using oauth::ClientKind;

web::Request with_authorization(std::vector<std::string> values) {
  web::Request request;
  for (auto& value : values) request.headers.push_back({"Authorization", std::move(value)});
  return request;
}

// "id secret", "nobody", or the code of the error.
std::string credentials_of(const web::Request& request) {
  const auto credentials = oauth::basic_credentials(request);
  if (!credentials) return std::string(code(credentials.error().code));
  return *credentials ? (*credentials)->id + ' ' + (*credentials)->secret.value_or("(none)") : "nobody";
}
std::string credentials_in(const std::string& text) {
  return credentials_of(with_authorization({"Basic " + base64(text)}));
}

// The client that a request comes from, or the code of the error.
std::string sender(const Fields& fields, const std::vector<web::Header>& headers = {}) {
  auto database = server_database();
  put_clients(database);
  const auto request = form_request(fields, headers);
  const auto client =
      oauth::authenticate_client(database, request, oauth::Parameters::from_body(request).value());
  return client ? client->id : std::string(code(client.error().code));
}

const std::string secret{backend_secret};

// Is this client refused?
bool is_refused(const oauth::Client& client, const std::optional<std::string>& its_secret = std::nullopt) {
  auto database = server_database();
  const auto copy = crypto::Secret::copy_of(its_secret.value_or(""));
  try {
    oauth::put_client(database, client, its_secret ? &copy : nullptr);
    return false;
  } catch (const std::invalid_argument&) {
    return true;
  }
}

// The shop, changed.
oauth::Client changed(const std::function<void(oauth::Client&)>& change) {
  auto client = shop();
  change(client);
  return client;
}

}  // namespace

TEST_CASE("a client is found as registered, and a new registration replaces it", "[clients]") {
  auto database = server_database();
  put_clients(database);
  const auto client = oauth::find_client(database, "phone");
  REQUIRE(client);
  CHECK(client->name == "The Phone");
  CHECK(client->kind == ClientKind::native);
  CHECK(client->redirect_uris == phone().redirect_uris);
  CHECK(client->grant_types == phone().grant_types);
  CHECK(client->scopes == phone().scopes);

  oauth::put_client(database, changed([](auto& shop) { shop.name = "Another shop"; }));
  CHECK(oauth::find_client(database, "shop")->name == "Another shop");
  CHECK(oauth::find_client(database, "backend")->kind == ClientKind::confidential);
}

TEST_CASE("a client id is compared exactly", "[clients]") {
  auto database = server_database();
  put_clients(database);
  for (const auto* name : {"", "Shop", "shop ", "sho", "shop%", "*", "' OR 1=1 --"})
    CHECK_FALSE(oauth::find_client(database, name));
}

TEST_CASE("the database stores only the hash of a client secret", "[clients][R28]") {
  auto database = server_database();
  put_clients(database);
  const auto hash = database.read("SELECT secret_hash FROM clients WHERE id = 'backend'").at(0).text(0);
  CHECK(hash.size() == 64);
  CHECK(count(database, "clients WHERE secret_hash LIKE '%" + secret + "%'") == 0);
}

TEST_CASE("a client id has 1 to 64 safe characters and is not a number", "[clients][R41]") {
  CHECK_FALSE(is_refused(changed([](auto& client) { client.id = std::string(64, 'a'); })));
  CHECK_FALSE(is_refused(changed([](auto& client) { client.id = "7-"; })));
  const auto bad = GENERATE(as<std::string>(), "", std::string(65, 'a'), "7", "007", "a b", "a:b", "a/b",
                            "a.b", "a\"b", "a\nb", "ä");
  INFO(bad);
  CHECK(is_refused(changed([&](auto& client) { client.id = bad; })));
}

TEST_CASE("a client without a name is refused", "[clients]") {
  CHECK(is_refused(changed([](auto& client) { client.name = ""; })));
}

TEST_CASE("a client with an unsafe redirect URI is refused", "[clients][R40]") {
  for (const auto* uri : {"http://shop.example/callback", "https://shop.example/#",
                          "https://user@shop.example/", "javascript:alert(1)", "", "https://a/ https://b/"}) {
    INFO(uri);
    CHECK(is_refused(changed([&](auto& client) { client.redirect_uris.emplace_back(uri); })));
  }
}

TEST_CASE("only a native client may have a private-use scheme", "[clients][R40]") {
  auto client = phone();
  CHECK_FALSE(is_refused(client));
  client.kind = ClientKind::public_web;
  CHECK(is_refused(client));
}

TEST_CASE("a client for the code grant without a redirect URI is refused", "[clients][R40]") {
  CHECK(is_refused(changed([](auto& client) { client.redirect_uris.clear(); })));
}

TEST_CASE("a scope or grant type that is not one word is refused", "[clients][R30]") {
  for (const auto* word : {"read write", "", "a\"b", "a\\b", "a\nb", "ä"}) {
    INFO(word);
    CHECK(is_refused(changed([&](auto& client) { client.scopes.emplace_back(word); })));
    CHECK(is_refused(changed([&](auto& client) { client.grant_types.emplace_back(word); })));
  }
}

TEST_CASE("a confidential client needs a secret of 32 characters, and others must not have one",
          "[clients]") {
  CHECK_FALSE(is_refused(backend(), secret));
  CHECK(is_refused(backend()));
  CHECK(is_refused(backend(), ""));
  CHECK(is_refused(backend(), std::string(31, 'x')));
  CHECK(is_refused(shop(), secret));
  CHECK(is_refused(phone(), secret));
}

TEST_CASE("a public client for the client_credentials grant is refused", "[clients]") {
  CHECK(is_refused(changed([](auto& client) { client.grant_types.emplace_back("client_credentials"); })));
}

TEST_CASE("Basic carries id and secret, each form-encoded", "[clients][R38]") {
  CHECK(credentials_in("backend:secret") == "backend secret");
  CHECK(credentials_in("back%20end+x:s%3Ae+c%2Bret%25") == "back end x s:e c+ret%");
  CHECK(credentials_in("backend:se:cr:et") == "backend se:cr:et");
  CHECK(credentials_in("backend:") == "backend (none)");
  CHECK(credentials_in(":secret") == " secret");
  CHECK(credentials_of(with_authorization({"bAsIc " + base64("a:b")})) == "a b");
}

TEST_CASE("an empty Basic header means that no client is named: Swagger UI sends it", "[clients][R38]") {
  CHECK(credentials_of(with_authorization({"Basic Og=="})) == "nobody");
  CHECK(credentials_of({}) == "nobody");
}

TEST_CASE("a malformed Basic header, or another scheme, is refused", "[clients][R38]") {
  const auto header = GENERATE(values<std::string>({
      "",
      "Basic",
      "Basic ",
      "Bearer " + base64("a:b"),
      "Digest username=\"a\"",
      base64("a:b"),
      "Basic\t" + base64("a:b"),
      "Basi " + base64("a:b"),
      "Basic a:b",
      "Basic " + base64("ab"),
      "Basic " + base64(""),
      "Basic " + base64("a:b") + "," + base64("c:d"),
      "Basic " + base64("a:b") + " " + base64("c:d"),
      "Basic realm=\"x\"",
      // base64 that is not the one spelling of its bytes (RFC 4648 §3.5): no padding, too much of it, spare
      // bits, the other alphabet, blanks.
      "Basic YTpi=",
      "Basic YTpi====",
      "Basic YTpiYw=",
      "Basic YTpiYw",
      "Basic YTpiYx==",
      "Basic YTpiYw===",
      "Basic YTpi\nYw==",
      "Basic YTp_",
      "Basic YTp-",
      "Basic =YTpi",
      "Basic YT=pi===",
      "Basic ====",
      "Basic YTpi%3D",
      // Not form-encoded, or what nobody may send.
      "Basic " + base64("a%:b"),
      "Basic " + base64("a:%zz"),
      "Basic " + base64("a:b\n"),
      "Basic " + base64(std::string("a\0:b", 4)),
      "Basic " + base64("a:%00"),
      "Basic " + base64("a:\xff"),
  }));
  INFO(header);
  CHECK(credentials_of(with_authorization({header})) == "invalid_client");
}

TEST_CASE("two Authorization headers are refused", "[clients][R38]") {
  const auto one = "Basic " + base64("a:b");
  CHECK(credentials_of(with_authorization({one, one})) == "invalid_client");
  CHECK(credentials_of(with_authorization({"Basic Og==", one})) == "invalid_client");
  CHECK(credentials_of(with_authorization({one, "Bearer x"})) == "invalid_client");
  CHECK(credentials_of(with_authorization({"Basic Og==", "Basic Og=="})) == "invalid_client");
}

TEST_CASE("a confidential client may send its secret in the header or in the body", "[clients][R38]") {
  CHECK(sender({}, {basic("backend", secret)}) == "backend");
  CHECK(sender({{"client_id", "backend"}}, {basic("backend", secret)}) == "backend");
  CHECK(sender({{"client_id", "backend"}, {"client_secret", secret}}) == "backend");
  CHECK(sender({{"client_id", "backend"}, {"client_secret", secret}}, {{"Authorization", "Basic Og=="}}) ==
        "backend");
}

TEST_CASE("a public client authenticates by its id alone", "[clients][R38]") {
  CHECK(sender({{"client_id", "shop"}}) == "shop");
  CHECK(sender({{"client_id", "shop"}, {"client_secret", ""}}) == "shop");
  CHECK(sender({}, {basic("shop", "")}) == "shop");
  CHECK(sender({{"client_id", "phone"}}, {{"Authorization", "Basic Og=="}}) == "phone");
}

TEST_CASE("a client that authenticates in two ways is refused", "[clients][R38]") {
  CHECK(sender({{"client_id", "backend"}, {"client_secret", secret}}, {basic("backend", secret)}) ==
        "invalid_request");
  CHECK(sender({{"client_secret", secret}}, {basic("backend", secret)}) == "invalid_request");
  CHECK(sender({{"client_id", "shop"}}, {basic("backend", secret)}) == "invalid_request");
  CHECK(sender({{"client_id", "backend"}, {"client_secret", secret}}, {basic("shop", "")}) ==
        "invalid_request");
}

TEST_CASE("an unknown client, a wrong secret and a missing secret are all invalid_client", "[clients][R38]") {
  struct Case {
    Fields fields;
    std::vector<web::Header> headers;
  };
  const auto bad = GENERATE_COPY(values<Case>({
      {{}, {}},
      {{}, {{"Authorization", "Basic Og=="}}},
      {{{"client_secret", secret}}, {}},
      {{{"client_id", "nobody"}}, {}},
      {{{"client_id", "nobody"}, {"client_secret", secret}}, {}},
      {{{"client_id", "backend"}}, {}},
      {{{"client_id", "backend"}, {"client_secret", ""}}, {}},
      {{{"client_id", "backend"}, {"client_secret", secret + "x"}}, {}},
      {{{"client_id", "backend"}, {"client_secret", secret.substr(1)}}, {}},
      {{{"client_id", "BACKEND"}, {"client_secret", secret}}, {}},
      {{{"client_id", "shop"}, {"client_secret", secret}}, {}},
      {{}, {basic("backend", "")}},
      {{}, {basic("backend", "wrong")}},
      {{}, {basic("shop", secret)}},
      {{}, {basic("", secret)}},
      {{{"client_id", "shop"}}, {{"Authorization", "Bearer abc"}}},
  }));
  CHECK(sender(bad.fields, bad.headers) == "invalid_client");
}

TEST_CASE("the hash of a secret does not authenticate a client", "[clients][R28]") {
  auto database = server_database();
  put_clients(database);
  const auto hash = database.read("SELECT secret_hash FROM clients WHERE id = 'backend'").at(0).text(0);
  CHECK(sender({{"client_id", "backend"}, {"client_secret", hash}}) == "invalid_client");
}
