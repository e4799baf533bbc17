// Two requests about one account at once. The first is held after each of its statements in turn, outside of
// its transactions; there the second one happens, whole. The table says which of the first must be refused
// then. Whatever the order, what is stored at the end must be what one of them after the other would have
// left.
#include <map>
#include <set>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "session_world.hpp"
#include "taskboard/sessions.hpp"
#include "temporary_folder.hpp"

namespace {

// Everything that a request of alice's, or of a thief's, can begin with.
struct Race : SessionWorld {
  using SessionWorld::SessionWorld;

  taskboard::TokenPair phone{};
  std::string mail{};

  // Alice has a session, and a mail for a new password. Nothing is left of what was before.
  void begin_anew() {
    const auto database = pool->lease();
    for (const auto* table : {"users", "ended_tokens", "sqlite_sequence"})
      database->write("DELETE FROM " + std::string(table));
    steady_seconds += 3600;
    add_alice();
    phone = begin();
    mail = reset_token();
  }

  // What is stored of alice, and how many of her sessions go on.
  std::string state() {
    const auto account = taskboard::find_account(*pool->lease(), std::int64_t{1});
    if (!account) return "gone, " + std::to_string(rows("sessions")) + " sessions";
    std::string known = "nobody's";
    for (const std::string& text :
         {std::string(password), std::string("first's words"), std::string("second's words")})
      if (passwords->check(text, account->password) != crypto::PasswordVerdict::wrong) known = text;
    return (account->user.active ? "active, " : "disabled, ") + account->user.email + ", " + known + ", " +
           std::to_string(taskboard::open_sessions(*pool->lease(), 1, now).size()) + " sessions";
  }
};

// Sends the request of `who`, who is "first" or "second"; its status.
using Send = int (*)(Race&, const std::string& who);

struct Operation {
  std::string name;
  Send send;
  std::set<std::string> refused_after;  // It began before one of these, and must not succeed behind it.
};

int log_in(Race& race, const std::string&) {
  return race.send("POST", "/users/login", {{"email", "alice@example.com"}, {"password", Race::password}})
      .status;
}
int refresh(Race& race, const std::string&) { return race.refresh(race.phone.refresh.text).status; }
int reset(Race& race, const std::string& who) { return race.reset(race.mail, who + "'s words"); }
int change_email(Race& race, const std::string& who) {
  return race
      .send("PUT", "/users/me/email", {{"email", who + "@example.com"}, {"password", Race::password}},
            race.phone.access.text)
      .status;
}
int disable(Race& race, const std::string&) {
  return taskboard::disable_user(*race.pool->lease(), 1, race.now) ? 204 : 404;
}
int remove(Race& race, const std::string&) {
  return race.send("DELETE", "/users/me", {}, race.phone.access.text).status;
}
int log_out(Race& race, const std::string&) {
  return race.send("POST", "/logout", {}, race.phone.access.text).status;
}
int log_out_everywhere(Race& race, const std::string&) {
  return race.send("POST", "/logout-all", {}, race.phone.access.text).status;
}

std::vector<Operation> operations() {
  const std::set<std::string> changes = {"reset", "e-mail", "disable", "remove"};
  return {{"login", log_in, changes},
          {"refresh",
           refresh,
           {"refresh", "reset", "e-mail", "disable", "remove", "logout", "logout everywhere"}},
          {"reset", reset, changes},
          {"e-mail", change_email, changes},
          {"disable", disable, {"remove"}},
          {"remove", remove, changes},
          {"logout", log_out, {}},
          {"logout everywhere", log_out_everywhere, {}}};
}

// Reads the statements of a request.
class Followed {
 public:
  // True if others may come in behind this statement.
  bool is_outside(std::string_view sql) {
    if (sql == "BEGIN IMMEDIATE") inside_ = true;
    if (sql == "COMMIT") inside_ = false;
    stored_ = stored_ || sql == "COMMIT" || sql.starts_with("DELETE FROM users") ||
              (!inside_ && sql.starts_with("UPDATE sessions"));
    return !inside_;
  }
  bool is_stored() const { return stored_; }  // What the request is for.

 private:
  bool inside_ = false, stored_ = false;
};

struct Run {
  int first = 0, second = 0;
  bool met = false;     // The second has happened in the middle of the first,
  bool stored = false;  // when the first had stored what it is for.
  std::string state{};
};

// The second one comes after the gap-th statement of the first.
Run in_the_middle(Race& race, const Operation& first, const Operation& second, int gap) {
  race.begin_anew();
  Run run;
  Followed statements;
  race.after_statement = [&](std::string_view sql) {
    if (run.met || !statements.is_outside(sql) || --gap != 0) return;
    run.met = true;
    run.stored = statements.is_stored();
    run.second = second.send(race, "second");
  };
  run.first = first.send(race, "first");
  race.after_statement = nullptr;
  run.state = race.state();
  return run;
}

std::string first_then_second(Race& race, const Operation& first, const Operation& second) {
  race.begin_anew();
  first.send(race, "first");
  second.send(race, "second");
  return race.state();
}

std::string second_then_first(Race& race, const Operation& first, const Operation& second) {
  race.begin_anew();
  second.send(race, "second");
  first.send(race, "first");
  return race.state();
}

std::string second_alone(Race& race, const Operation& second) {
  race.begin_anew();
  second.send(race, "second");
  return race.state();
}

bool is_refusal(int status) { return status == 400 || status == 401 || status == 403 || status == 404; }

}  // namespace

TEST_CASE("whoever began before a reset, a new e-mail, a disabled or a removed account does not get past it",
          "[sessions][races][R29][R30][R31]") {
  const bool outdated_hash = GENERATE(false, true);
  const TemporaryFolder folder;
  Race race({.file = folder.path() / "taskboard.db", .cost = {.log2_n = outdated_hash ? 5 : 4}});
  for (auto& first : operations()) {
    if (outdated_hash && first.refused_after.contains("reset") && first.name != "login" &&
        first.name != "refresh")
      first.refused_after.insert("login");  // It stores another hash: the account has changed.
    int met = 0;
    for (const auto& second : operations()) {
      const bool must_be_refused = first.refused_after.contains(second.name);
      const auto alone = second_alone(race, second);
      const auto in_this_order = first_then_second(race, first, second);
      const auto in_the_other = second_then_first(race, first, second);
      for (int gap = 1;; ++gap) {
        const auto run = in_the_middle(race, first, second, gap);
        if (!run.met) break;
        ++met;
        INFO(first.name << ", and after its statement " << gap
                        << " outside of transactions: " << second.name);
        CHECK(run.first < 500);
        CHECK(run.second < 500);
        CAPTURE(run.first, run.second, run.state, alone, in_this_order, in_the_other);
        // A login that has stored another hash makes mails useless:
        // docs/decisions/0066-changes-of-an-account-compare-and-swap.md
        const bool useless_mail = outdated_hash && first.name == "login" && second.name == "reset";
        if (is_refusal(run.second)) {
          CHECK((run.stored || useless_mail));
          CHECK(run.state == in_this_order);
        } else if (must_be_refused && !run.stored) {
          CHECK(is_refusal(run.first));
          CHECK(run.state == (first.name == second.name && first.name == "refresh" ? in_this_order : alone));
        } else {
          CHECK_FALSE(is_refusal(run.first));
          CHECK((run.state == in_this_order || run.state == in_the_other));
        }
      }
    }
    CHECK((met > 0 || first.name == "disable"));
  }
}
