// The judge of lab 7f: a redirect URI that begins well, at the flawed server and at the learner's own.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/ascii.hpp"
#include "both_servers.hpp"
#include "browser.hpp"
#include "knock.hpp"
#include "lab.hpp"
#include "redirect_prefix.hpp"
#include "redirect_prefix_flawed.hpp"

namespace {

using lab::Outcome;
using lab::Server;
using lesson::parameter;

constexpr auto request = "a link to the authorization endpoint, with a redirect URI of mallory's";
constexpr auto authorize_path = "/authorize";

// The host of a URL as browsers read it (WHATWG URL §4.4): a backslash is a slash, and what is in front of an
// @ is no host.
std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  auto authority = url.substr(scheme + 3);
  authority = authority.substr(0, authority.find_first_of("/\\?#"));
  authority.remove_prefix(authority.rfind('@') + 1);
  return base::to_lower(authority.substr(0, authority.find(':')));
}

// mallory's server, and those below it.
struct Domain {
  std::string name = "mallory-" + random_word() + ".example";

  bool has(std::string_view url) const {
    const auto host = host_of(url);
    return host == name || host.ends_with("." + name);
  }
};

bool begins_well(std::string_view uri) { return uri.starts_with(lesson::PageServer::redirect_uri); }

// A link that was sent to alice, and what her browser made of it.
struct Lure {
  std::string link, redirect_uri, caught;

  std::string code() const { return parameter(caught, "code"); }
};

// What an attack has done at one server.
struct Attempts {
  Domain domain;
  std::vector<Lure> lures;
  std::vector<lesson::Fields> redemptions;
  http_client::Answer last_token, last_account;
  lesson::Loot loot;
  std::string thrown;

  // The redirect URI to judge: the last one that begins well and leads to mallory; otherwise the last that
  // begins well; otherwise the last. Empty if there is none.
  std::string best_redirect_uri() const {
    std::string well, last;
    for (const auto& [link, uri, caught] : lures) {
      if (begins_well(uri) && domain.has(uri)) return uri;
      if (begins_well(uri)) well = uri;
      last = uri;
    }
    return well.empty() ? last : well;
  }
  // Whose server a browser takes `uri` for: "mallory's", or another.
  std::string server_of(const std::string& uri) const {
    const auto host = host_of(uri);
    if (domain.has(uri)) return "mallory's";
    return host.empty() ? "nobody's" : host;
  }
  // What the code that came to mallory was redeemed with: "the redirect URI that it was sent to", or
  // otherwise.
  std::string redeemed_with() const {
    std::string answer = redemptions.empty() ? "nothing: it was not redeemed" : "another code";
    for (const auto& form : redemptions) {
      const auto value = [&form](std::string_view name) {
        const auto found = std::ranges::find(form, name, &lesson::Fields::value_type::first);
        return found == form.end() ? std::string() : found->second;
      };
      for (const auto& lure : lures) {
        if (lure.code().empty() || value("code") != lure.code()) continue;
        if (value("redirect_uri") == lure.redirect_uri) return "the redirect URI that it was sent to";
        answer = "another redirect URI";
      }
    }
    return answer;
  }
  // Why the links are no attack; std::nullopt if they are one.
  std::optional<std::string> why_no_attack(const std::string& registered) const {
    if (lures.empty()) return end();
    if (std::ranges::any_of(lures, [&](const Lure& lure) { return lure.redirect_uri != registered; }))
      return std::nullopt;
    return "The redirect URI is the registered one, so an answer would go to the client.";
  }
  std::string end() const {
    if (thrown != "no exception") return "Your attack ended with an exception: " + thrown + ".";
    if (lures.empty()) return "alice was sent no link.";
    if (lures.back().code().empty()) return "alice's browser brought no code to a server of yours.";
    if (redemptions.empty()) return "No code was sent to /token.";
    return "/token answered " + said_by(last_token);
  }
};

// The servers of an attack: where it meets alice's browser, the token endpoint and the API.
struct Target {
  std::string authorize, client_id, redirect_uri;
  std::function<Page(const std::string& url)> open;  // In alice's browser, without following redirects.
  std::function<http_client::Answer(const lesson::Fields& form)> redeem;
  std::function<http_client::Answer(const std::string& token)> show_me;
};

// alice's browser goes on until it is at mallory's server, or shows a page of another.
std::string follow(const Target& target, const Domain& domain, std::string url) {
  for (int redirects = 0; redirects < 10; ++redirects) {
    if (domain.has(url)) return url.substr(0, url.find('#'));
    if (host_of(url) != host_of(target.authorize)) return "";
    url = target.open(url).header("Location");
  }
  return "";
}

Attempts attempts_at(const Target& target) {
  Attempts all;
  const auto lure = [&](const std::string& link) {
    all.lures.push_back({.link = link,
                         .redirect_uri = parameter(link, "redirect_uri"),
                         .caught = follow(target, all.domain, link)});
    return all.lures.back().caught;
  };
  const auto redeem = [&](const lesson::Fields& form) {
    all.redemptions.push_back(form);
    return all.last_token = target.redeem(form);
  };
  const auto show_me = [&](const std::string& token) { return all.last_account = target.show_me(token); };
  all.thrown = lab::exception_of([&] {
    all.loot = lesson::attack({.authorize = target.authorize,
                               .client_id = target.client_id,
                               .redirect_uri = target.redirect_uri,
                               .your_domain = all.domain.name,
                               .lure = lure,
                               .redeem = redeem,
                               .show_me = show_me});
  });
  return all;
}

struct AtFlawed {
  lesson::PageServer server;
  Sites sites;
  web::Header cookie = server.log_in("alice");
  Attempts attempts;

  AtFlawed() {
    sites.add(url, server.app());
    attempts = attempts_at(target());
  }

  Target target() {
    return {.authorize = url + authorize_path,
            .client_id = lesson::PageServer::client_id,
            .redirect_uri = lesson::PageServer::redirect_uri,
            .open =
                [this](const std::string& page) {
                  const auto answer = sites.send(page, {.method = "GET", .headers = {cookie}});
                  return answer ? Page{page, answer->status, answer->headers, answer->body}
                                : Page{.url = page};
                },
            .redeem = [this](const auto& form) { return sites.post_form(url + "/token", form); },
            .show_me =
                [this](const auto& token) { return sites.get(url + "/me", {http_client::bearer(token)}); }};
  }

  // Whether it redeemed a code of alice's that it had sent to mallory, and showed what it was good for.
  bool breached() const {
    const auto stolen = [this](const lesson::RedirectLedger::Entry& entry) {
      return entry.user == "alice" && attempts.domain.has(entry.redirect_uri);
    };
    return std::ranges::any_of(server.ledger().entries(), stolen) && attempts.last_account.status == 200;
  }

  lab::Result result() const {
    const std::string reason = "The redirect URI began like that of the client, so alice's code went there.";
    if (breached())
      return {Server::flawed, Outcome::breached, request,
              reason + (attempts.loot.account == alices_account
                            ? ""
                            : " But alice's account was not brought home: the loot is something else.")};
    if (const auto none = attempts.why_no_attack(lesson::PageServer::redirect_uri))
      return {Server::flawed, Outcome::not_attacked, request, *none};
    return {Server::flawed, Outcome::not_breached, request, attempts.end()};
  }

  static constexpr auto alices_account = R"({"user":"alice"})";
  static inline const std::string url = lesson::PageServer::url;
};

// The learner's own servers. alice is logged in at the authorization server, and has allowed Taskboard to
// know who she is.
struct AtOwn : BothServers {
  static inline const std::string registered = taskboard_url + "/login/callback";

  Browser alices{sites};
  std::vector<std::string> reasons;  // Of the answers to alice's browser at /authorize.
  Attempts attempts;

  AtOwn() {
    go_through(alices, login_url(), alice);
    attempts =
        attempts_at({.authorize = issuer + authorize_path,
                     .client_id = "taskboard",
                     .redirect_uri = registered,
                     .open =
                         [this](const std::string& url) {
                           auto page = alices.open_without_redirects(url);
                           reasons.push_back(sites.last_reason(authorize_path));
                           return page;
                         },
                     .redeem = [this](const auto& form) { return token(form); },
                     .show_me = [this](const auto& access_token) { return get("/me", access_token); }});
  }

  bool sent_a_code() const {
    return std::ranges::any_of(attempts.lures, [](const Lure& lure) { return !lure.code().empty(); });
  }
  bool compared() const {
    return std::ranges::any_of(reasons,
                               [](const auto& reason) { return reason.contains("the redirect URI"); });
  }
  lab::Result result() const {
    if (sent_a_code()) return {Server::own, Outcome::breached, request, "It sent alice's code to mallory."};
    if (compared())
      return {Server::own, Outcome::blocked, request,
              "It compares the whole redirect URI, and sends nothing."};
    if (const auto none = attempts.why_no_attack(registered))
      return {Server::own, Outcome::not_attacked, request, *none};
    return {Server::own, Outcome::blocked_for_the_wrong_reason, request, attempts.end()};
  }
};

// How a redirect URI begins: "like the registered one", or otherwise.
std::string beginning_of(const std::string& uri) {
  if (begins_well(uri)) return "like the registered one";
  return uri.empty() ? "not at all: there is none" : "in another way";
}

}  // namespace

TEST_CASE("lab7f the attack ends without an exception, even if no code comes",
          "[lab7f][throws_when_refused]") {
  const http_client::Answer no{.status = 400, .body = R"({"error":"invalid_grant"})"};
  const auto refused = attempts_at({.authorize = "https://login.example/authorize",
                                    .client_id = "board",
                                    .redirect_uri = "https://board.example",
                                    .open = [](const auto& url) { return Page{.url = url, .status = 400}; },
                                    .redeem = [&no](const auto&) { return no; },
                                    .show_me = [&no](const auto&) { return no; }});

  CHECK(refused.thrown == "no exception");
  CHECK(AtFlawed().attempts.thrown == "no exception");
}

TEST_CASE("lab7f the redirect URI begins like the registered one", "[lab7f][other_start]") {
  const AtFlawed flawed;

  const auto redirect_uri = flawed.attempts.best_redirect_uri();

  CAPTURE(redirect_uri);
  CHECK(beginning_of(redirect_uri) == "like the registered one");
}

TEST_CASE("lab7f a browser reads the redirect URI as an address of mallory's", "[lab7f][same_host]") {
  const AtFlawed flawed;
  const auto redirect_uri = flawed.attempts.best_redirect_uri();

  CAPTURE(redirect_uri);
  CHECK(flawed.attempts.server_of(redirect_uri) == "mallory's");
}

TEST_CASE("lab7f the code is redeemed with the redirect URI that it was sent to",
          "[lab7f][redeems_elsewhere]") {
  const AtFlawed flawed;

  INFO(flawed.attempts.end());
  CHECK(flawed.attempts.redeemed_with() == "the redirect URI that it was sent to");
}

TEST_CASE("lab7f the flawed server sends alice's code to mallory", "[lab7f][breaches_flawed]") {
  const AtFlawed flawed;
  const auto result = flawed.result();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab7f the loot is alice's account", "[lab7f][the_wrong_loot]") {
  CHECK(AtFlawed().attempts.loot.account == AtFlawed::alices_account);
}

TEST_CASE("lab7f the attack ends without an exception at your own server, too",
          "[lab7f][throws_when_refused]") {
  CHECK(AtOwn().attempts.thrown == "no exception");
}

TEST_CASE("lab7f your own server compares the whole redirect URI", "[lab7f][own_server_holds][R40]") {
  const auto result = AtOwn().result();
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab7f a code that mallory has seen is worth nothing at your own server",
          "[lab7f][own_server_holds][R40]") {
  BothServers own;
  Browser alices(own.sites);
  own.go_through(alices, BothServers::login_url(), own.alice);
  alices.open_without_redirects(BothServers::login_url());
  alices.open_without_redirects(alices.page().header("Location"));
  const auto code = parameter(alices.page().header("Location"), "code");
  REQUIRE_FALSE(code.empty());

  for (const auto& verifier : {std::string(), oauth::new_code_verifier()}) {
    const auto answer = own.token({{"grant_type", "authorization_code"},
                                   {"client_id", "taskboard"},
                                   {"redirect_uri", AtOwn::registered},
                                   {"code", code},
                                   {"code_verifier", verifier}});
    CHECK(answer.json().text("error") == "invalid_grant");
  }
}

TEST_CASE("lab7f honest users log in, on both servers", "[lab7f][honest_traffic]") {
  lesson::PageServer server;
  Sites sites;
  sites.add(AtFlawed::url, server.app());
  const std::string page = "https://board.example/callback";
  const auto link =
      AtFlawed::url + "/authorize?" +
      base::encode_form({{"response_type", "code"}, {"client_id", "board"}, {"redirect_uri", page}});
  const auto sent = sites.get(link, {server.log_in("bob")}).header("Location");
  const auto answer = sites.post_form(AtFlawed::url + "/token", {{"grant_type", "authorization_code"},
                                                                 {"client_id", "board"},
                                                                 {"redirect_uri", page},
                                                                 {"code", parameter(sent, "code")}});
  const auto token = answer.json().text("access_token").value_or("");
  CHECK(sites.get(AtFlawed::url + "/me", {http_client::bearer(token)}).body == R"({"user":"bob"})");

  BothServers own;
  Browser browser(own.sites);
  CHECK(own.go_through(browser, BothServers::login_url(), own.bob).url == BothServers::taskboard_url + "/me");
  CHECK(own.get("/projects/", own.tokens_for(own.bob).access).status == 200);
}
