#include "web/route_table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/percent_encoding.hpp"

namespace {

web::Route route(const std::string& method, const std::string& path) {
  return {method, path, {}, web::open([](const web::Request&) { return web::no_content(); })};
}

web::RouteTable table() {
  web::RouteTable table;
  for (const auto* path : {"/", "/users/{id}", "/users/me", "/projects/", "/tasks/projects/{project_id}"})
    table.add(route("GET", path));
  table.add(route("DELETE", "/users/{id}"));
  return table;
}

// The template that answers, and its parameters; "405" and "404" otherwise.
std::string answer_to(const std::string& method, const std::string& path) {
  const auto routes = table();
  const auto found = routes.find(method, path);
  if (!found) return "400";
  if (found->at_path.empty()) return "404";
  if (found->route == nullptr) return "405";
  auto text = found->route->path;
  for (const auto& [name, value] : found->parameters) text.append(" ").append(name).append("=").append(value);
  return text;
}

}  // namespace

TEST_CASE("a path finds its template", "[routes]") {
  CHECK(answer_to("GET", "/") == "/");
  CHECK(answer_to("GET", "/users/7") == "/users/{id} id=7");
  CHECK(answer_to("GET", "/tasks/projects/7") == "/tasks/projects/{project_id} project_id=7");
  CHECK(answer_to("GET", "/nowhere") == "404");
  CHECK(answer_to("POST", "/users/7") == "405");
}

TEST_CASE("a literal wins over a parameter, method by method", "[routes]") {
  CHECK(answer_to("GET", "/users/me") == "/users/me");
  CHECK(answer_to("DELETE", "/users/me") == "/users/{id} id=me");
}

TEST_CASE("a slash at the end counts", "[routes]") {
  CHECK(answer_to("GET", "/projects/") == "/projects/");
  CHECK(answer_to("GET", "/projects") == "404");
  CHECK(answer_to("GET", "/users/7/") == "404");
  CHECK(answer_to("GET", "/users/") == "404");  // No empty parameter.
}

TEST_CASE("segments are decoded after they are cut", "[routes][R23]") {
  CHECK(answer_to("GET", "/users/%6de") == "/users/me");
  CHECK(answer_to("GET", "/users/a%2fb") == "/users/{id} id=a/b");
  CHECK(answer_to("GET", "//users/me") == "404");
  CHECK(answer_to("GET", "/users/%00") == "400");
  CHECK(answer_to("GET", "/users/%c0%af") == "400");
}

TEST_CASE("a route that is broken or taken cannot be registered", "[routes]") {
  auto routes = table();
  CHECK_THROWS_AS(routes.add(route("GET", "/users/{name}")), std::logic_error);
  CHECK_THROWS_AS(routes.add(route("GET", "users")), std::logic_error);
  CHECK_THROWS_AS(routes.add(route("GET", "/users/{}")), std::logic_error);
  CHECK_THROWS_AS(routes.add(route("GET", "/users/x{id}")), std::logic_error);
}

TEST_CASE("percent-encoded text is decoded strictly", "[url]") {
  CHECK(base::percent_decode("a%20b%C3%A4") == "a bä");
  const auto bad =
      GENERATE(as<std::string>(), "%", "%4", "%g0", "%00", "%0a", "%ff", "%c0%80", "%ed%a0%80", "a\x01");
  CHECK_FALSE(base::percent_decode(bad).has_value());
}

TEST_CASE("a form is names and values, in order, twice if sent twice", "[url]") {
  const auto form = base::parse_form("a=1&b=x+y%26&a=2&empty=&bare");
  REQUIRE(form.has_value());
  const std::vector<std::pair<std::string, std::string>> expected{
      {"a", "1"}, {"b", "x y&"}, {"a", "2"}, {"empty", ""}, {"bare", ""}};
  CHECK(*form == expected);
  CHECK_FALSE(base::parse_form("a=%").has_value());
}
