// The judge of lab 7g: a code in the wrong browser, at the flawed client and at the learner's own Taskboard.
#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "both_servers.hpp"
#include "browser.hpp"
#include "knock.hpp"
#include "lab.hpp"
#include "login_csrf.hpp"
#include "login_csrf_flawed.hpp"

namespace {

using lab::Outcome;
using lab::Server;

constexpr auto request = "a link to the client's callback, with a code of mallory's";
constexpr auto callback_path = "/login/callback";
constexpr auto alices_address = "192.0.2.7", mallorys_address = "192.0.2.66";

// What an attack has done at one client.
struct Attempts {
  std::vector<std::string> links;         // That alice has opened.
  std::vector<http_client::Answer> seen;  // In mallory's browser.
  lesson::Loot loot;
  std::string thrown;

  bool sent_a_code() const {
    return std::ranges::any_of(links, [](const std::string& link) {
      return link.contains(callback_path) && !Page{.url = link}.parameter("code").empty();
    });
  }
  // What alice was sent: "a link with a code", or what it was instead.
  std::string kind_of_link() const {
    if (links.empty()) return "no link";
    if (links.back().empty()) return "an empty link";
    return sent_a_code() ? "a link with a code" : "a link without a code, or to another page";
  }
  std::string end() const {
    if (thrown != "no exception") return "Your attack ended with an exception: " + thrown + ".";
    if (!sent_a_code()) return "alice was sent " + kind_of_link() + ".";
    return seen.empty() ? "Your browser opened no page."
                        : "The last page of your browser was " + said_by(seen.back());
  }
};

// A client and the two browsers at it.
struct Target {
  std::string login, notes;
  Browser& mallorys;
  std::function<void(const std::string& link)> lure;  // What alice does with a link.
};

Attempts attempts_at(const Target& target) {
  Attempts all;
  const auto browse = [&](const std::string& url) {
    const auto& page = target.mallorys.open_without_redirects(url);
    all.seen.push_back({.status = page.status, .headers = page.headers, .body = page.body});
    return all.seen.back();
  };
  const auto lure = [&](const std::string& link) {
    all.links.push_back(link);
    target.lure(link);
  };
  all.thrown = lab::exception_of([&] {
    all.loot = lesson::attack({.login = target.login, .notes = target.notes, .browse = browse, .lure = lure});
  });
  return all;
}

// The flawed client, its provider, and both people logged in at the provider.
struct Flawed {
  static inline const std::string url = lesson::NotesClient::url;

  lesson::NotesProvider provider;
  lesson::NotesClient client{provider};
  Sites sites;
  Browser alices{sites, alices_address}, mallorys{sites, mallorys_address};
  std::string note = random_word() + " " + random_word() + " " + random_word();  // alice's.

  Flawed() {
    sites.add(lesson::NotesProvider::url, provider.app());
    sites.add(url, client.app());
    alices.remember(lesson::NotesProvider::url, lesson::NotesProvider::cookie_name, provider.log_in("alice"));
    mallorys.remember(lesson::NotesProvider::url, lesson::NotesProvider::cookie_name,
                      provider.log_in("mallory"));
  }

  // What alice does some time later. She does not look at the name in the corner.
  void save_note() {
    if (alices.open(url + "/notes").status != 200) alices.open(url + "/login/start");
    alices.submit_from(url, url + "/notes", {{"note", note}});
  }
};

struct AtFlawed : Flawed {
  Attempts attempts = attempts_at({.login = url + "/login/start",
                                   .notes = url + "/notes",
                                   .mallorys = mallorys,
                                   .lure = [this](const std::string& link) {
                                     alices.open(link);
                                     save_note();
                                   }});

  // Whether alice's browser was logged in as mallory, by a login that it had not started.
  bool breached() const {
    const auto planted = client.ledger().planted();
    return std::ranges::any_of(planted, [](const lesson::LoginLedger::Entry& entry) {
      return entry.address == alices_address && entry.user == "mallory";
    });
  }
  // The code in alice's link, when she came with it: "fresh", or "spent" if it came a second time, in
  // whatever browser.
  std::string state_of_the_code() {
    const bool came_again = std::ranges::any_of(sites.visits(), [](const Visit& visit) {
      return visit.path == callback_path && visit.log_reason.contains("redeemed before");
    });
    return came_again && attempts.sent_a_code() && !breached() ? "spent" : "fresh";
  }
  // What mallory's browser was shown: "notes", or "no notes".
  std::string seen_by_mallory() const {
    const bool notes = std::ranges::any_of(attempts.seen, [](const http_client::Answer& answer) {
      return answer.status == 200 && answer.body.starts_with(R"({"notes":)");
    });
    return notes ? "notes" : "no notes";
  }
  // A page with alice's note.
  std::string wanted_loot() const { return json::Value{{"notes", json::Value::array({note})}}.dump(); }
  lab::Result result() const {
    const std::string reason = "It did not ask who had started this login, so alice is mallory now.";
    if (breached())
      return {Server::flawed, Outcome::breached, request,
              reason + (attempts.loot.notes == wanted_loot()
                            ? ""
                            : " But her note was not brought home: the loot is something else.")};
    return {Server::flawed, attempts.sent_a_code() ? Outcome::not_breached : Outcome::not_attacked, request,
            attempts.end()};
  }
};

// The learner's own servers. alice has just gone to log in at Taskboard, and is not back yet.
struct AtOwn : BothServers {
  Browser alices{sites, alices_address}, mallorys{sites, mallorys_address};
  std::vector<std::string> reasons;  // Of the answers to alice's browser, when she came with a code.
  Attempts attempts;

  AtOwn() {
    go_through(mallorys, login_url(), mallory);
    mallorys.submit_from(taskboard_url, taskboard_url + "/logout", {});
    go_through(alices, login_url(), alice);
    alices.submit_from(taskboard_url, taskboard_url + "/logout", {});
    alices.open_without_redirects(login_url());
    attempts = attempts_at({.login = login_url(),
                            .notes = taskboard_url + "/me",
                            .mallorys = mallorys,
                            .lure = [this](const std::string& link) {
                              const auto before = sites.visits_to(callback_path);
                              alices.open(link);
                              if (sites.visits_to(callback_path) > before)
                                reasons.push_back(sites.last_reason(callback_path));
                            }});
  }

  // Whose account alice's browser is in: a subject, or "nobody".
  std::string alice_is() {
    const auto& page = alices.open(taskboard_url + "/me");
    return page.status == 200 ? json::Value::parse(page.body).text("subject").value_or("?") : "nobody";
  }
  lab::Result result() {
    if (alice_is() == subject_of(mallory))
      return {Server::own, Outcome::breached, request, "alice's browser is logged in as mallory."};
    const auto refused = [](const std::string& reason) {
      return reason == "login: wrong_state" || reason == "login: no_attempt";
    };
    if (!attempts.sent_a_code()) return {Server::own, Outcome::not_attacked, request, attempts.end()};
    if (std::ranges::any_of(reasons, refused))
      return {Server::own, Outcome::blocked, request,
              "It finishes a login only in the browser that started it."};
    return {Server::own, Outcome::blocked_for_the_wrong_reason, request,
            reasons.empty() || reasons.back().empty()
                ? attempts.end()
                : "The callback refused alice's browser: " + reasons.back() + "."};
  }
};

}  // namespace

TEST_CASE("lab7g the attack ends without an exception, even if nothing was planted",
          "[lab7g][throws_when_refused]") {
  Flawed nowhere;
  nowhere.sites.remove(Flawed::url);
  const auto attempts = attempts_at({.login = Flawed::url + "/login/start",
                                     .notes = Flawed::url + "/notes",
                                     .mallorys = nowhere.mallorys,
                                     .lure = [](const auto&) {}});

  CHECK(attempts.thrown == "no exception");
  CHECK(AtFlawed().attempts.thrown == "no exception");
}

TEST_CASE("lab7g alice's link has a code in it, and it is mallory's", "[lab7g][no_code]") {
  const AtFlawed flawed;

  INFO(flawed.attempts.end());
  CHECK(flawed.attempts.kind_of_link() == "a link with a code");
}

TEST_CASE("lab7g nobody has redeemed the code before alice", "[lab7g][spent_code]") {
  AtFlawed flawed;

  CHECK(flawed.state_of_the_code() == "fresh");
}

TEST_CASE("lab7g the flawed client logs alice in as mallory", "[lab7g][breaches_flawed]") {
  const AtFlawed flawed;
  const auto result = flawed.result();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab7g mallory's own browser is logged in at the client", "[lab7g][not_logged_in]") {
  const AtFlawed flawed;

  INFO(flawed.attempts.end());
  CHECK(flawed.seen_by_mallory() == "notes");
}

TEST_CASE("lab7g the loot is a page with alice's note", "[lab7g][the_wrong_loot]") {
  const AtFlawed flawed;

  CHECK(flawed.attempts.loot.notes == flawed.wanted_loot());
}

TEST_CASE("lab7g the attack ends without an exception at your own server, too",
          "[lab7g][throws_when_refused]") {
  CHECK(AtOwn().attempts.thrown == "no exception");
}

TEST_CASE("lab7g your own Taskboard ends a login in the browser that started it",
          "[lab7g][own_server_holds][R40]") {
  AtOwn own;
  const auto result = own.result();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab7g your own Taskboard does not accept another login's code, even with the right state",
          "[lab7g][own_server_holds][R40]") {
  BothServers own;
  Browser alices(own.sites, alices_address), mallorys(own.sites, mallorys_address);
  own.go_through(mallorys, BothServers::login_url(), own.mallory);
  mallorys.open_without_redirects(BothServers::login_url());
  mallorys.open_without_redirects(mallorys.page().header("Location"));
  const Page planted{.url = mallorys.page().header("Location")};
  const Page at_provider{.url = alices.open_without_redirects(BothServers::login_url()).header("Location")};
  const Fields fields{{"code", planted.parameter("code")},
                      {"state", at_provider.parameter("state")},
                      {"iss", planted.parameter("iss")}};
  alices.open(BothServers::taskboard_url + callback_path + "?" + base::encode_form(fields));

  CHECK(alices.page().status == 400);
  CHECK(alices.open(BothServers::taskboard_url + "/me").status == 401);
}

TEST_CASE("lab7g honest users log in as themselves, on both servers", "[lab7g][honest_traffic]") {
  Flawed flawed;
  flawed.save_note();
  CHECK(flawed.alices.open(Flawed::url + "/notes").body.contains(flawed.note));
  flawed.mallorys.open(Flawed::url + "/login/start");
  CHECK(flawed.mallorys.page().body == R"({"notes":[]})");
  CHECK(flawed.client.ledger().planted().empty());

  BothServers own;
  Browser browser(own.sites);
  const auto me = own.go_through(browser, BothServers::login_url(), own.alice);
  CHECK(me.status == 200);
  CHECK(me.body.contains("\"subject\":\"" + own.subject_of(own.alice) + "\""));
}
