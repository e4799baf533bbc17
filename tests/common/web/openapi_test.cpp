#include "web/openapi/openapi.hpp"

#include <catch2/catch_test_macros.hpp>

#include "web/guards.hpp"
#include "web/model.hpp"

namespace {

struct Caller {};
struct Note {
  std::string text;
};

const auto note_model = web::Model<Note>("Note").field("text", &Note::text);

web::App sample_app() {
  const web::Guard<Caller> user({{web::bearer_jwt()}, {web::oauth2_password("/token", {{"write", "Write"}})}},
                                [](const web::Request&) { return Caller(); });
  const auto writer = user.require({"write"}, [](const Caller&) {});
  const auto answer = [](const Caller&, const web::Request&) { return web::no_content(); };

  web::App app({.title = "Notes", .version = "2.0.0", .description = "Notes of a team"});
  app.get("/health", {.summary = "Up?"}, web::open(web::health));
  app.get("/notes/", {.summary = "Notes", .parameters = {web::query_number("limit", {1, 100, 20})}},
          user(answer));
  app.put("/notes/{id}",
          {.summary = "Change a note",
           .parameters = {web::path_id("id")},
           .body = web::BodyKind{note_model.schema()},
           .answers = {{200, "The note", note_model.schema()}, {404, "Not yours, or not there"}}},
          writer(answer));
  return app;
}

// The member that a path of names leads to.
json::Value at(json::Value json, const std::vector<std::string>& names) {
  for (const auto& name : names) json = json.at(name);
  return json;
}

const json::Value document = web::openapi(sample_app());

}  // namespace

TEST_CASE("an open operation says that nothing is asked for", "[openapi]") {
  const auto health = at(document, {"paths", "/health", "get"});
  CHECK(health.at("security") == json::Value::array());
  CHECK(health.at("responses").names() == std::vector<std::string>{"200", "500", "default"});
  CHECK(health.text("operationId") == "get_health");
}

TEST_CASE("a guarded operation names every way in, and the refusals of its guard", "[openapi]") {
  const auto notes = at(document, {"paths", "/notes/", "get"});
  CHECK(notes.at("security").dump() == R"([{"bearer":[]},{"oauth2_password":[]}])");
  CHECK(notes.at("responses").names() == std::vector<std::string>{"200", "401", "422", "500", "default"});
  CHECK(document.at("components").at("securitySchemes").names() ==
        std::vector<std::string>{"bearer", "oauth2_password"});
}

TEST_CASE("a stricter guard adds its scopes and its refusal", "[openapi]") {
  const auto change = at(document, {"paths", "/notes/{id}", "put"});
  CHECK(change.at("security").dump() == R"([{"bearer":[]},{"oauth2_password":["write"]}])");
  CHECK(change.at("responses").names() == std::vector<std::string>{"200", "401", "403", "404", "411", "413",
                                                                   "415", "417", "422", "500", "default"});
}

TEST_CASE("bodies, answers and parameters carry their schemas", "[openapi]") {
  const auto change = at(document, {"paths", "/notes/{id}", "put"});
  const std::string reference = R"({"schema":{"$ref":"#/components/schemas/Note"}})";
  CHECK(at(change, {"requestBody", "content", "application/json"}).dump() == reference);
  CHECK(at(change, {"responses", "200", "content", "application/json"}).dump() == reference);
  CHECK(at(change, {"responses", "404", "content", "application/json"}).dump() ==
        R"({"schema":{"$ref":"#/components/schemas/Error"}})");
  CHECK(at(document, {"components", "schemas", "Note"}) == note_model.schema().definition);
  CHECK(
      change.at("parameters").at(std::size_t{0}).dump() ==
      R"({"name":"id","in":"path","required":true,"schema":{"type":"integer","format":"int64","minimum":1}})");
}

TEST_CASE("a server without guards has no way to log in", "[openapi]") {
  web::App app({.title = "Open"});
  app.get("/health", {.summary = "Up?"}, web::open(web::health));
  CHECK_FALSE(web::openapi(app).at("components").contains("securitySchemes"));
}

TEST_CASE("what is referred to is there", "[openapi]") {
  const auto health = at(document, {"paths", "/health", "get"});
  CHECK(at(health, {"responses", "default"}).text("$ref") == "#/components/responses/TurnedAway");
  const auto turned_away = at(document, {"components", "responses", "TurnedAway"});
  CHECK(at(turned_away, {"content", "application/json", "schema"}).text("$ref") ==
        "#/components/schemas/Error");
  CHECK(at(document, {"components", "schemas", "Error", "required"}) == json::Value::array({"detail"}));
}

TEST_CASE("every registered route is in the document, and nothing else", "[openapi]") {
  const auto app = sample_app();
  std::size_t operations = 0;
  for (const auto& path : document.at("paths").names()) operations += at(document, {"paths", path}).size();
  CHECK(operations == app.routes().size());
  CHECK(document.at("paths").names() == std::vector<std::string>{"/health", "/notes/", "/notes/{id}"});
}
