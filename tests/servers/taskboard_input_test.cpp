// What clients may write into every field of every body, and what they may not.
#include <optional>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "taskboard_world.hpp"

namespace {

enum class Kind { text, number };
enum class MayBe { needed, absent, null, absent_or_null };

struct Field {
  std::string name;
  Kind kind;
  std::size_t most;  // Characters of a text, value of a number.
  MayBe may_be = MayBe::needed;

  bool may_be_absent() const { return may_be == MayBe::absent || may_be == MayBe::absent_or_null; }
  bool may_be_null() const { return may_be == MayBe::null || may_be == MayBe::absent_or_null; }
};

// A route that takes a body, a good body, and what is known of its fields.
struct BodyRoute {
  std::string method, path;
  json::Value body;
  std::vector<Field> fields;
};

std::vector<BodyRoute> body_routes() {
  const json::Value task{
      {"title", "x"}, {"description", ""}, {"status", "todo"}, {"position", 0}, {"due_date", "2027-01-31"}};
  return {
      {"POST",
       "/users/register",
       {{"email", "new@example.com"}, {"password", "looking-glass"}},
       {{"email", Kind::text, 254}, {"password", Kind::text, 200}}},
      {"POST",
       "/users/login",
       {{"email", "alice@example.com"}, {"password", "looking-glass"}},
       {{"email", Kind::text, 254}, {"password", Kind::text, 1000}}},
      {"PUT",
       "/users/me/email",
       {{"email", "new@example.com"}, {"password", TaskboardWorld::password}},
       {{"email", Kind::text, 254}, {"password", Kind::text, 1000}}},
      {"POST",
       "/projects/",
       {{"name", "Croquet"}, {"description", ""}},
       {{"name", Kind::text, 200}, {"description", Kind::text, 10'000, MayBe::absent}}},
      {"POST",
       "/tasks/projects/1",
       task,
       {{"title", Kind::text, 200},
        {"description", Kind::text, 10'000, MayBe::absent},
        {"status", Kind::text, 5, MayBe::absent},
        {"position", Kind::number, 1'000'000, MayBe::absent_or_null},
        {"due_date", Kind::text, 10, MayBe::absent_or_null}}},
      {"PUT",
       "/tasks/1",
       task,
       {{"title", Kind::text, 200},
        {"description", Kind::text, 10'000},
        {"status", Kind::text, 5},
        {"position", Kind::number, 1'000'000},
        {"due_date", Kind::text, 10, MayBe::null}}},
  };
}

// Alice with a project and a task, and somebody who sends bodies in her name.
struct Sender {
  TaskboardWorld world;
  taskboard::User alice = world.add("alice");
  std::int64_t task = world.task_in(world.project_of(alice), alice);

  http_client::Answer send(const BodyRoute& route, const std::string& body) {
    return world.client().send(route.method, route.path, body,
                               {{"Content-Type", "application/json"}, world.token_of(alice)});
  }

  // Not taken, and nothing has changed.
  bool refuses(const BodyRoute& route, const std::string& body) {
    const auto before = world.amounts();
    const auto answer = send(route, body);
    return answer.status == 422 && answer.json().at("detail").is_array() && world.amounts() == before;
  }

  // Taken as a body; a login may still be wrong.
  bool takes(const BodyRoute& route, const std::string& body) {
    const auto status = send(route, body).status;
    return status == 200 || status == 201 || (route.path == "/users/login" && status == 401);
  }
};

BodyRoute any_route() { return GENERATE(from_range(body_routes())); }

json::Value with(json::Value body, const std::string& name, const json::Value& value) {
  body.set(name, value);
  return body;
}

std::string too_big(const BodyRoute& route, const Field& field) {
  if (field.kind == Kind::number) return with(route.body, field.name, field.most + 1).dump();
  const std::string start = field.name == "email" ? "a@example.com" : "";
  return with(route.body, field.name, start + std::string(field.most + 1 - start.size(), 'x')).dump();
}

}  // namespace

TEST_CASE("each route accepts its good body", "[taskboard][input]") {
  Sender sender;
  const auto route = any_route();
  INFO(route.method << ' ' << route.path);
  CHECK(sender.takes(route, route.body.dump()));
}

TEST_CASE("a field that is missing or null is refused where it is needed", "[taskboard][input]") {
  const auto route = any_route();
  for (const auto& field : route.fields) {
    INFO(route.method << ' ' << route.path << ' ' << field.name);
    Sender sender;
    auto without = route.body;
    without.erase(field.name);
    const auto null = with(route.body, field.name, nullptr).dump();
    CHECK((field.may_be_absent() ? sender.takes(route, without.dump())
                                 : sender.refuses(route, without.dump())));
    CHECK((field.may_be_null() ? sender.takes(route, null) : sender.refuses(route, null)));
  }
}

TEST_CASE("a field of the wrong type or beyond its bounds is refused", "[taskboard][input]") {
  Sender sender;
  const auto route = any_route();
  for (const auto& field : route.fields) {
    INFO(route.method << ' ' << route.path << ' ' << field.name);
    const json::Value other = field.kind == Kind::text ? json::Value(5) : json::Value("5");
    for (const auto& value : {other, json::Value(true), json::Value(1.5), json::Value::array(),
                              json::Value::object(), json::Value::array({"x"})}) {
      INFO(value.dump());
      CHECK(sender.refuses(route, with(route.body, field.name, value).dump()));
    }
    CHECK(sender.refuses(route, too_big(route, field)));
  }
}

TEST_CASE("an unknown field is refused, whatever its name", "[taskboard][input]") {
  Sender sender;
  const auto route = any_route();
  for (const auto* name :
       {"role", "id", "owner_id", "project_id", "active", "password_hash", "Email", "title ", ""}) {
    INFO(route.method << ' ' << route.path << ' ' << name);
    CHECK(sender.refuses(route, with(route.body, name, "admin").dump()));
  }
}

TEST_CASE("a duplicate field is refused, even with equal values", "[taskboard][input]") {
  Sender sender;
  const auto route = any_route();
  const auto text = route.body.dump();
  for (const auto& field : route.fields) {
    INFO(route.method << ' ' << route.path << ' ' << field.name);
    const auto again = ",\"" + field.name + "\":" + route.body.at(field.name).dump() + '}';
    CHECK(sender.refuses(route, text.substr(0, text.size() - 1) + again));
  }
}

TEST_CASE("a body that is not a JSON object, or not declared as one, is refused", "[taskboard][input]") {
  Sender sender;
  const auto route = any_route();
  INFO(route.method << ' ' << route.path);
  const auto text = route.body.dump();
  for (const auto& body :
       {std::string(), std::string("[]"), std::string("null"), '[' + text + ']', text + text, text.substr(1),
        "\xEF\xBB\xBF" + text, text + std::string("\0", 1), "{\"title\":\"\xff\"}" + std::string()})
    CHECK(sender.refuses(route, body));
  const auto untyped = sender.world.client().send(
      route.method, route.path, text, {{"Content-Type", "text/plain"}, sender.world.token_of(sender.alice)});
  CHECK(untyped.status == 422);
}

TEST_CASE("a malformed e-mail address is refused", "[taskboard][input]") {
  Sender sender;
  const BodyRoute route{"PUT", "/users/me/email", {{"password", TaskboardWorld::password}}, {}};
  for (const auto& email : std::vector<std::string>{"",
                                                    "@",
                                                    "alice",
                                                    "alice@",
                                                    "@example.com",
                                                    "alice@example",
                                                    "alice@@example.com",
                                                    "a@b@example.com",
                                                    " new@example.com",
                                                    "new@example.com ",
                                                    "new@example.com\n",
                                                    "new@exam ple.com",
                                                    "new example@example.com",
                                                    "New <new@example.com>",
                                                    "mailto:new@example.com,bob@example.com",
                                                    ".new@example.com",
                                                    "new.@example.com",
                                                    "n..w@example.com",
                                                    "new@-example.com",
                                                    "new@example-.com",
                                                    "new@.example.com",
                                                    "new@example..com",
                                                    "new@[127.0.0.1]",
                                                    "\"new\"@example.com",
                                                    "n\u00e9w@example.com",
                                                    "new@ex\u0430mple.com",
                                                    std::string("new\0@example.com", 16),
                                                    "' OR 1=1 --@example.com",
                                                    std::string(65, 'n') + "@example.com",
                                                    "new@" + std::string(64, 'e') + ".com"}) {
    INFO(email);
    CHECK(sender.refuses(route, with(route.body, "email", email).dump()));
  }
}

TEST_CASE("an e-mail in another letter case is the same account, one with a tag is another",
          "[taskboard][input]") {
  TaskboardWorld world;
  const auto registered = [&](const std::string& email) {
    return world.client().post("/users/register", {{"email", email}, {"password", "looking-glass"}}).status;
  };
  CHECK(registered("Alice@Example.com") == 201);
  CHECK(registered("alice@example.com") == 409);
  CHECK(registered("ALICE@EXAMPLE.COM") == 409);
  CHECK(registered("alice+tea@example.com") == 201);
  CHECK(registered("alice@example.com.au") == 201);
}

TEST_CASE("a text comes back byte for byte, whatever its script", "[taskboard][input]") {
  Sender sender;
  const auto text = GENERATE(values<std::string>({
      "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 \U0001F1FA\U0001F1F3",
      "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202e gnidaer \u202c",
      "e\u0301 is not \u00e9, \u212b is not \u00c5",
      std::string("before\0after", 12),
      "\u0001 \u007f \u2028 \ufeff \uffff",
      "'); DROP TABLE tasks; -- %s %n ${x} <script>alert(1)</script>",
      "  \t\r\n  ",
  }));
  const BodyRoute route{"POST", "/tasks/projects/1", {{"title", text}, {"description", text}}, {}};
  const auto created = sender.send(route, route.body.dump());
  REQUIRE(created.status == 201);
  CHECK(created.json().text("title") == text);
  const auto listed = sender.world.client().get("/tasks/projects/1", {sender.world.token_of(sender.alice)});
  CHECK(listed.json().at(1).text("title") == text);
  CHECK(listed.json().at(1).text("description") == text);
}

TEST_CASE("a description may have ten thousand characters, and no more", "[taskboard][input]") {
  Sender sender;
  std::string emoji;
  for (int i = 0; i < 10'000; ++i) emoji += "\U0001F510";
  const BodyRoute route{"POST", "/tasks/projects/1", {{"title", "x"}}, {}};
  const auto created = sender.send(route, with(route.body, "description", emoji).dump());
  CHECK(created.status == 201);
  CHECK(created.json().text("description") == emoji);
  CHECK(sender.refuses(route, with(route.body, "description", emoji + "!").dump()));
}

TEST_CASE("a description of a megabyte is refused with 413", "[taskboard][input][R43]") {
  Sender sender;
  const BodyRoute route{"POST", "/tasks/projects/1", {{"title", "x"}}, {}};
  const auto before = sender.world.amounts();
  CHECK(sender.send(route, with(route.body, "description", std::string(1 << 20, 'x')).dump()).status == 413);
  CHECK(sender.world.amounts() == before);
}

TEST_CASE("a password is long enough, and every character of it counts", "[taskboard][input][R24]") {
  TaskboardWorld world;
  const auto status = [&](const std::string& path, const std::string& password) {
    return world.client().post(path, {{"email", "alice@example.com"}, {"password", password}}).status;
  };
  const std::string start(199, 'x');
  CHECK(status("/users/register", "1234567") == 422);
  CHECK(status("/users/register", start + "12") == 422);
  CHECK(status("/users/register", start + "1") == 201);
  CHECK(status("/users/login", start + "2") == 401);
  CHECK(status("/users/login", start) == 401);
  CHECK(status("/users/login", start + "1") == 200);
}
