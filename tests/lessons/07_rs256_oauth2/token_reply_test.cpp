#include "token_reply.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/base64url.hpp"
#include "base/percent_encoding.hpp"
#include "json/parse_object.hpp"
#include "random.hpp"

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

constexpr auto form_type = "application/x-www-form-urlencoded";

// A user and a form to fill in, a password grant, and a note of what it was asked.
struct Desk {
  std::string name = random_word() + random_word(), secret = random_word() + random_word();
  std::string username = "A." + name + "+tasks@Example.com", password = " 50 %&= €" + secret + " ";
  std::string subject = std::to_string(random_integer(1'000, 9'999'999));
  std::vector<std::string> allowed{"taskboard:read", "taskboard:write", random_word()};

  int logins = 0;
  std::string issued_to = "nobody";
  std::vector<std::string> issued_for{};
  std::string printed{};  // On std::cout and std::cerr.

  json::Value token{{"access_token", random_word() + "." + random_word()},
                    {"token_type", "Bearer"},
                    {"expires_in", random_integer(60, 900)}};

  Fields form() const { return {{"grant_type", "password"}, {"username", username}, {"password", password}}; }
  // The form with one more field, or with another value in one that it has.
  Fields form_with(const std::string& field, const std::string& value) const {
    auto fields = form();
    for (auto& [known, text] : fields)
      if (known == field) return text = value, fields;
    fields.emplace_back(field, value);
    return fields;
  }
  Fields form_without(const std::string& field) const {
    auto fields = form();
    std::erase_if(fields, [&](const auto& each) { return each.first == field; });
    return fields;
  }
  // The form with one field twice.
  Fields form_with_second(const std::string& field, const std::string& value) const {
    auto fields = form_with(field, value);
    fields.emplace_back(field, value);
    return fields;
  }

  static web::Request request(const Fields& fields, const std::vector<web::Header>& headers = {}) {
    web::Request request{.method = "POST",
                         .path = "/token",
                         .headers = {{"Content-Type", form_type}},
                         .body = base::encode_form(fields),
                         .remote_address = "127.0.0.1"};
    request.headers.insert(request.headers.end(), headers.begin(), headers.end());
    return request;
  }
  web::Request request_with(const std::string& authorization) const {
    return request(form(), {{"Authorization", authorization}});
  }

  web::Reply send(const web::Request& request) {
    std::ostringstream out;
    const Redirected cout(std::cout, out), cerr(std::cerr, out), clog(std::clog, out);
    const auto reply = reply_to(request);
    printed += out.str();
    return reply;
  }
  web::Reply send(const Fields& fields) { return send(request(fields)); }

  // "200 token", "400 invalid_scope", …
  std::string outcome(const web::Request& request) { return outcome(send(request)); }
  std::string outcome(const Fields& fields) { return outcome(send(fields)); }

  static std::string outcome(const web::Reply& reply) {
    const auto body = json::parse_object(reply.body).value_or(json::Value());
    const auto otherwise = reply.status == 200 ? "token" : "without \"error\": " + reply.body;
    return std::to_string(reply.status) + " " + body.text("error").value_or(otherwise);
  }

  // How many passwords were tested so far.
  std::string tested() const { return logins == 0 ? "nobody's password" : "a password"; }

 private:
  // As long as it lives, what is written to one stream goes to another.
  class Redirected {
   public:
    Redirected(std::ostream& stream, const std::ostream& target)
        : stream_(stream), before_(stream.rdbuf(target.rdbuf())) {}
    ~Redirected() { stream_.rdbuf(before_); }
    Redirected(const Redirected&) = delete;
    Redirected& operator=(const Redirected&) = delete;

   private:
    std::ostream& stream_;
    std::streambuf* before_;
  };

  lesson::PasswordGrant grant() {
    return {.log_in = [this](std::string_view shown_name,
                             std::string_view shown_password) -> std::optional<std::string> {
              ++logins;
              if (shown_name != username || shown_password != password) return std::nullopt;
              return subject;
            },
            .allowed_scopes = allowed,
            .issue =
                [this](const std::string& to, const std::vector<std::string>& scopes) {
                  issued_to = to;
                  issued_for = scopes;
                  return token;
                }};
  }

  // What the web layer makes of the answer, or of an exception.
  web::Reply reply_to(const web::Request& request) {
    try {
      return lesson::token_reply(request, grant());
    } catch (const web::HttpError& error) {
      return web::to_reply(error);
    } catch (const web::InvalidRequest& invalid) {
      return web::to_reply(invalid);
    }
  }
};

std::string basic(const std::string& id_and_secret) {
  auto text = base::base64url_encode(id_and_secret);
  while (text.size() % 4 != 0) text += '=';
  return "Basic " + text;
}

// Several reasons to refuse, none of them a wrong password.
std::vector<web::Request> refused_before_the_password(const Desk& desk) {
  auto in_the_query = Desk::request({});
  in_the_query.query = base::encode_form(desk.form());
  return {in_the_query,
          desk.request_with(basic("client:secret")),
          Desk::request(desk.form_with_second("username", desk.username)),
          Desk::request(desk.form_with("grant_type", "client_credentials")),
          Desk::request(desk.form_with("scope", "admin")),
          Desk::request(desk.form_with("scope", desk.allowed[0] + " admin"))};
}

// Everything of an answer that somebody reads.
std::string all_texts(const web::Reply& reply) {
  auto text = reply.body + "\n" + reply.log_reason;
  for (const auto& header : reply.headers) text += "\n" + header.name + ": " + header.value;
  return text;
}

// The first of `words` that is in `text`; "nothing".
std::string repeated(const std::string& text, const std::vector<std::string>& words) {
  const auto found = std::ranges::find_if(words, [&](const auto& word) { return text.contains(word); });
  return found == words.end() ? "nothing" : *found;
}

// "an OAuth error", or what it is instead.
std::string kind_of_error(const web::Reply& reply) {
  const auto body = json::parse_object(reply.body).value_or(json::Value());
  const bool has_the_status = reply.status == 400 || reply.status == 401;
  if (has_the_status && body.text("error") && !body.contains("detail")) return "an OAuth error";
  return std::to_string(reply.status) + " " + reply.body;
}

}  // namespace

TEST_CASE("7.4 an error is 400 or 401 with OAuth's \"error\", not 422 with a \"detail\"",
          "[7.4][fastapi_errors][R38]") {
  Desk desk;
  for (const auto& fields : {desk.form_with("password", "wrong"), desk.form_without("password"), Fields()})
    CHECK(kind_of_error(desk.send(fields)) == "an OAuth error");
}

TEST_CASE("7.4 a token gets the scopes that were requested, or all that are allowed if none was",
          "[7.4][no_scope]") {
  Desk desk;
  CHECK(desk.outcome(desk.form()) == "200 token");
  CHECK(desk.issued_for == desk.allowed);
  CHECK(desk.issued_to == desk.subject);
  CHECK(json::Value::parse(desk.send(desk.form()).body) == desk.token);
  CHECK(desk.outcome(desk.form_with("scope", "")) == "200 token");
  CHECK(desk.issued_for == desk.allowed);

  CHECK(desk.outcome(desk.form_with("scope", desk.allowed[1])) == "200 token");
  CHECK(desk.issued_for == std::vector{desk.allowed[1]});
  CHECK(desk.outcome(desk.form_with("scope", desk.allowed[2] + " " + desk.allowed[0])) == "200 token");
  CHECK(desk.issued_for == std::vector{desk.allowed[2], desk.allowed[0]});
}

TEST_CASE("7.4 an empty Basic header, which Swagger UI sends, names no client", "[7.4][empty_basic][R38]") {
  Desk desk;
  CHECK(desk.outcome(desk.form()) == "200 token");
  CHECK(desk.outcome(desk.request_with("Basic Og==")) == "200 token");
  CHECK(desk.outcome(desk.request_with("basic Og==")) == "200 token");
  auto fields = desk.form_with("client_id", "");
  fields.emplace_back("client_secret", "");
  CHECK(desk.outcome(Desk::request(fields, {{"Authorization", "Basic Og=="}})) == "200 token");
}

TEST_CASE("7.4 a client that authenticates is refused: these clients have no secret",
          "[7.4][ignores_credentials][R38]") {
  Desk desk;
  for (const auto& authorization :
       {basic(random_word() + ":" + random_word()), basic(random_word() + ":"), basic(":" + random_word()),
        "Bearer " + random_word(), std::string("Basic !!!"), std::string("Og==")}) {
    CAPTURE(authorization);
    CHECK(desk.outcome(desk.request_with(authorization)) == "401 invalid_client");
  }
  CHECK(desk.outcome(Desk::request(
            desk.form(), {{"Authorization", "Basic Og=="}, {"Authorization", basic("client:secret")}})) ==
        "401 invalid_client");
  auto without_a_form = desk.request_with(basic("client:secret"));
  without_a_form.query = "scope=admin";
  CHECK(desk.outcome(without_a_form) == "401 invalid_client");
}

TEST_CASE("7.4 parameters come in a form body, not as JSON and not in the query", "[7.4][not_a_form][R38]") {
  Desk desk;
  const json::Value object{
      {"grant_type", "password"}, {"username", desk.username}, {"password", desk.password}};
  auto as_json = Desk::request({});
  as_json.headers = {{"Content-Type", "application/json"}};
  as_json.body = object.dump();
  CHECK(desk.outcome(as_json) == "400 invalid_request");

  auto request = Desk::request(desk.form());
  for (const std::string type : {"application/json", "text/plain", "multipart/form-data; boundary=x"}) {
    request.headers = {{"Content-Type", type}};
    CAPTURE(type);
    CHECK(desk.outcome(request) == "400 invalid_request");
  }
  request.headers = {{"content-type", "Application/X-WWW-Form-Urlencoded; charset=UTF-8"}};
  CHECK(desk.outcome(request) == "200 token");
  request.query = base::encode_form(desk.form());
  CHECK(desk.outcome(request) == "400 invalid_request");
  request.query = "scope=" + desk.allowed[0];
  CHECK(desk.outcome(request) == "400 invalid_request");
  request.query = base::encode_form(desk.form());
  request.body.clear();
  CHECK(desk.outcome(request) == "400 invalid_request");
}

TEST_CASE("7.4 a parameter that is sent twice is refused, whatever its values",
          "[7.4][repeated_parameter][R38]") {
  Desk desk;
  CHECK(desk.outcome(desk.form_with_second("grant_type", "password")) == "400 invalid_request");
  CHECK(desk.outcome(desk.form_with_second("username", desk.username)) == "400 invalid_request");
  CHECK(desk.outcome(desk.form_with_second("password", desk.password)) == "400 invalid_request");
  CHECK(desk.outcome(desk.form_with_second("scope", desk.allowed[0])) == "400 invalid_request");
  for (const std::string field : {"grant_type", "username", "password"}) {
    auto fields = desk.form();
    fields.emplace_back(field, "another");
    CAPTURE(field);
    CHECK(desk.outcome(fields) == "400 invalid_request");
  }
}

TEST_CASE("7.4 only grant_type=password is served, and nothing that it needs may be missing",
          "[7.4][unknown_grant_type][R38]") {
  Desk desk;
  for (const std::string type :
       {"client_credentials", "authorization_code", "refresh_token", "Password", "password ", "passwor"}) {
    CAPTURE(type);
    CHECK(desk.outcome(desk.form_with("grant_type", type)) == "400 unsupported_grant_type");
  }
  for (const std::string field : {"grant_type", "username", "password"}) {
    CAPTURE(field);
    CHECK(desk.outcome(desk.form_without(field)) == "400 invalid_request");
    CHECK(desk.outcome(desk.form_with(field, "")) == "400 invalid_request");
  }
  auto two_mistakes = desk.form_without("password");
  two_mistakes.emplace_back("scope", "admin");
  CHECK(desk.outcome(two_mistakes) == "400 invalid_request");
  two_mistakes = desk.form_with("grant_type", "client_credentials");
  two_mistakes.emplace_back("scope", "admin");
  CHECK(desk.outcome(two_mistakes) == "400 unsupported_grant_type");
}

TEST_CASE("7.4 one scope that is not allowed refuses the whole request", "[7.4][any_scope]") {
  Desk desk;
  for (const auto& scope :
       {std::string("admin"), desk.allowed[0] + " admin", "admin " + desk.allowed[1],
        desk.allowed[0] + ":all", desk.allowed[0].substr(1), std::string("taskboard"),
        std::string("Taskboard:read"), desk.allowed[0] + "," + desk.allowed[1], std::string("*")}) {
    CAPTURE(scope);
    CHECK(desk.outcome(desk.form_with("scope", scope)) == "400 invalid_scope");
  }
  CHECK(desk.issued_to == "nobody");
}

TEST_CASE("7.4 a request that is refused for another reason tests nobody's password",
          "[7.4][password_first]") {
  Desk desk;
  for (const auto& request : refused_before_the_password(desk)) {
    INFO("sent: " << request.body << (request.query.empty() ? "" : ", and in the query: " + request.query));
    CHECK(desk.outcome(request) != "200 token");
    CHECK(desk.tested() == "nobody's password");
  }
  auto wrong_twice = desk.form_with("password", "wrong");
  wrong_twice.emplace_back("scope", "admin");
  CHECK(desk.outcome(wrong_twice) == "400 invalid_scope");
}

TEST_CASE("7.4 every answer is JSON with Cache-Control: no-store", "[7.4][stored][R26]") {
  Desk desk;
  const std::vector<web::Request> requests{Desk::request(desk.form()), Desk::request({}),
                                           Desk::request(desk.form_with("password", "wrong")),
                                           desk.request_with(basic("client:secret"))};
  for (const auto& request : requests) {
    const auto reply = desk.send(request);
    CAPTURE(reply.body);
    CHECK(reply.header("Cache-Control") == "no-store");
    CHECK(reply.content_type == "application/json");
  }
}

TEST_CASE("7.4 neither an answer nor the log repeats what the client sent", "[7.4][echoes_username][R35]") {
  Desk desk;
  const auto other_scope = random_word() + random_word(), other_type = random_word() + random_word();
  for (const auto& fields :
       {desk.form_with("password", desk.secret + "x"), desk.form_with("scope", other_scope),
        desk.form_with("grant_type", other_type), desk.form_with_second("username", desk.username),
        desk.form_without("password"), desk.form()}) {
    const auto texts = all_texts(desk.send(fields));
    CAPTURE(texts);
    CHECK(repeated(texts, {desk.name, desk.secret, other_scope, other_type}) == "nothing");
  }
  CHECK(repeated(desk.printed, {desk.name, desk.secret}) == "nothing");
}

TEST_CASE("7.4 a wrong name or password is answered with 400 invalid_grant", "[7.4][wrong_code][R38]") {
  Desk desk;
  CHECK(desk.outcome(desk.form_with("password", desk.password + "x")) == "400 invalid_grant");
  CHECK(desk.outcome(desk.form_with("username", "mallory")) == "400 invalid_grant");
  CHECK(desk.send(desk.form_with("password", "wrong")).header("WWW-Authenticate") == "");
  CHECK(desk.send(desk.form_with("username", "mallory")).body ==
        desk.send(desk.form_with("password", "wrong")).body);
}
