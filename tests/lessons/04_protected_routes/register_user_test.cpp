#include "register_user.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "board.hpp"
#include "json/value.hpp"
#include "problems.hpp"
#include "random.hpp"

namespace {

// An empty board, and somebody who wants in.
struct Desk {
  store::Database database = empty_board();
  taskboard::Passwords passwords{cheap};
  std::string email = random_word() + "@example.com";
  std::string password = random_word() + random_word() + random_word();

  web::Reply send(const json::Value& body) {
    return reply_of([&] { return lesson::register_user(database, passwords, with_body(body.dump())); });
  }
  json::Value form() const { return {{"email", email}, {"password", password}}; }
  json::Value form_with(const std::string& name, const json::Value& value) const {
    auto json = form();
    json.set(name, value);
    return json;
  }
  std::string stored_hash() { return taskboard::find_account(database, email).value().password.text; }

  // "nobody", or the role of everybody who has an account.
  std::string who_is_in() {
    std::string roles;
    for (const auto& user : taskboard::list_users(database, {.limit = 100}))
      roles += (roles.empty() ? "" : " ") + taskboard::to_string(user.role);
    return roles.empty() ? "nobody" : roles;
  }
};

}  // namespace

TEST_CASE("4.5 a body with both fields makes an account", "[4.5][no_account]") {
  Desk desk;

  CHECK(desk.send(desk.form()).status < 300);
  CHECK(taskboard::find_account(desk.database, desk.email).has_value());
}

TEST_CASE("4.5 nobody registers as an admin", "[4.5][role_from_the_body]") {
  Desk desk;

  CHECK(desk.send(desk.form_with("role", "admin")).status == 422);
  CHECK(desk.who_is_in() == "nobody");
  desk.send(desk.form());
  CHECK(desk.who_is_in() == "member");
}

TEST_CASE("4.5 every field but the two known ones is refused", "[4.5][block_list]") {
  Desk desk;
  for (const std::string& name :
       {std::string("id"), std::string("active"), std::string("is_admin"), random_word()}) {
    CAPTURE(name);
    CHECK(desk.send(desk.form_with(name, 1)).status == 422);
  }
  CHECK(desk.who_is_in() == "nobody");
}

TEST_CASE("4.5 a bad e-mail or a short password is refused", "[4.5][anything_goes]") {
  Desk desk;

  CHECK(desk.send(desk.form_with("email", "no e-mail")).status == 422);
  CHECK(desk.send(desk.form_with("password", "short")).status == 422);
  CHECK(desk.send(desk.form_with("password", json::Value{})).status == 422);
  CHECK(desk.send({{"email", desk.email}}).status == 422);
  CHECK(desk.who_is_in() == "nobody");
}

TEST_CASE("4.5 a password is stored as a slow hash", "[4.5][plain_password][R24]") {
  Desk desk;
  desk.send(desk.form());

  CHECK(desk.stored_hash().starts_with("$scrypt$"));
  CHECK(desk.passwords.check(desk.password, {desk.stored_hash()}) == crypto::PasswordVerdict::right);
}

TEST_CASE("4.5 e-mail and password are taken exactly as sent", "[4.5][input_changed][R24]") {
  Desk desk;
  desk.email[0] = 'Q';
  desk.password = " " + desk.password + " ";
  desk.send(desk.form());

  CHECK(taskboard::find_account(desk.database, desk.email).value().user.email == desk.email);
  CHECK(desk.passwords.check(desk.password, {desk.stored_hash()}) == crypto::PasswordVerdict::right);
}

TEST_CASE("4.5 an e-mail that is taken gets 409, not 500", "[4.5][duplicate_is_500]") {
  Desk desk;
  desk.send(desk.form());
  auto capitals = desk.email;
  capitals[0] = static_cast<char>(capitals[0] - 'a' + 'A');

  for (const auto& email : {desk.email, capitals}) {
    const auto reply = desk.send({{"email", email}, {"password", desk.password}});
    CHECK(reply.status == 409);
    CHECK(json::Value::parse(reply.body) == json::Value{{"detail", lesson::email_taken}});
  }
  CHECK(desk.who_is_in() == "member");
}

TEST_CASE("4.5 an e-mail taken just before the insert gets 409", "[4.5][looks_first]") {
  Desk desk;
  desk.database.write(
      "CREATE TRIGGER somebody_is_faster BEFORE INSERT ON users BEGIN "
      "INSERT INTO users (email, password_hash) VALUES (NEW.email, 'no hash'); END");

  CHECK(desk.send(desk.form()).status == 409);
}

TEST_CASE("4.5 the answer holds neither the password nor its hash", "[4.5][hash_returned]") {
  Desk desk;
  const auto reply = desk.send(desk.form());

  CHECK(json::Value::parse(reply.body).names() == std::vector<std::string>{"id", "email", "role"});
  CHECK(reply.body.find(desk.password) == reply.body.npos);
  CHECK(reply.body.find(desk.stored_hash()) == reply.body.npos);
}

TEST_CASE("4.5 a new account is answered with 201 and the user", "[4.5][only_ok]") {
  Desk desk;
  const auto reply = desk.send(desk.form());

  CHECK(reply.status == 201);
  CHECK(json::Value::parse(reply.body).text("email") == desk.email);
  CHECK(json::Value::parse(reply.body).text("role") == "member");
}
