#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "followed.hpp"
#include "login.hpp"
#include "random.hpp"

// A person whose account data is random.
struct Person {
  std::string email;
  std::string password = random_word() + "-" + random_word();
  std::string subject = random_word();
  std::string plan = random_word();
};

inline std::string hash_of(std::string_view password) { return "hash of " + std::string(password); }

// A login desk with two accounts that records every password check.
struct TestDesk {
  Person alice{.email = "alice@example.com"};
  Person bob{.email = "bob@example.com", .password = std::string(90, 'x') + random_word()};
  std::int64_t now = random_instant();
  std::vector<std::byte> key = random_bytes(48);
  bool says_yes_to_all = false;
  std::string checked = "nothing";  // At the last login: "the password against the account's hash".

  lesson::LoginReply login(const std::string& email, const std::string& password) {
    checked = "nothing";
    const auto check = [&, this](std::string_view text, const lesson::PasswordHash& stored) {
      note((text == password ? "the password against " : "another text against ") +
           name_of(stored.text, email));
      return says_yes_to_all || stored.text == hash_of(text);
    };
    const lesson::Desk desk{.accounts = {{alice.email, account(alice)}, {bob.email, account(bob)}},
                            .password_fits = check,
                            .nobodys_password = {"nobody's hash"},
                            .key = lesson::make_key(key).value()};
    const Followed email_text(email), password_text(password);
    return lesson::login({.email = email_text.view(), .password = password_text.view()}, desk,
                         std::chrono::sys_seconds{std::chrono::seconds{now}});
  }
  lesson::LoginReply login(const Person& person) { return login(person.email, person.password); }
  lesson::LoginReply login_with_wrong_password() { return login(alice.email, alice.password + "x"); }
  lesson::LoginReply login_as_stranger() { return login("stranger@example.com", alice.password); }

  // The password checks that one login makes.
  std::string checks_for(const std::string& email, const std::string& password) {
    login(email, password);
    return checked;
  }

 private:
  static lesson::Account account(const Person& person) {
    return {.subject = person.subject, .password = {hash_of(person.password)}, .plan = person.plan};
  }
  void note(const std::string& check) {
    checked = checked == "nothing" ? check : checked + ", then " + check;
  }
  std::string name_of(const std::string& hash, const std::string& email) const {
    if (hash == "nobody's hash") return "desk.nobodys_password";
    for (const Person& person : {alice, bob}) {
      if (hash == hash_of(person.password))
        return person.email == email ? "the account's hash" : "somebody else's hash";
    }
    return "a hash that is not the desk's";
  }
};
