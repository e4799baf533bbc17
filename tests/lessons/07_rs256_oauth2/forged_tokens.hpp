#pragma once

// What the judges of labs 7a to 7e share: an attack shows a forged token at GET /me, of the flawed server and
// of the learner's own.
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "handmade_token.hpp"
#include "jwt/unverified_token.hpp"
#include "knock.hpp"
#include "lab.hpp"
#include "ledger.hpp"
#include "own_servers.hpp"
#include "web/auth_errors.hpp"

// A token that was shown, and what came of it.
struct Attempt {
  std::string text = "no token";
  Knock knock{};

  json::Value header() const { return decoded().header; }
  json::Value claims() const { return decoded().claims; }

  // A member of the header, a claim, if it is a text; otherwise words that say so.
  std::string header(std::string_view name) const { return header().text(name).value_or("nothing"); }
  std::string claim(std::string_view name) const { return claims().text(name).value_or("nothing"); }

  // The token; std::nullopt if there is none.
  std::optional<jwt::UnverifiedToken> token() const {
    auto token = jwt::UnverifiedToken::decode(text);
    return token ? std::optional(std::move(*token)) : std::nullopt;
  }

 private:
  lesson::DecodedToken decoded() const {
    const auto decoded = token();
    if (!decoded) return {.header = json::Value::object(), .claims = json::Value::object()};
    return {.header = decoded->unverified_header(), .claims = decoded->unverified_claims()};
  }
};

// Whom an attack is about: the "sub" of their tokens, and the "iss" where it matters.
struct Victim {
  std::string subject = random_word();
  std::optional<std::string> issuer{};

  bool is_named_by(const json::Value& claims) const {
    return claims.text("sub") == subject && (!issuer || claims.text("iss") == issuer);
  }
  // "carol", "carol of https://login.example".
  std::string name() const { return "carol" + (issuer ? " of " + *issuer : ""); }
};

// All tokens that an attack has shown at GET /me of one server.
class Attempts {
 public:
  // REQUIRES: `app` outlives this.
  Attempts(const web::App& app, Victim victim) : app_(app), victim_(std::move(victim)) {}

  http_client::Answer show_me(const std::string& token) {
    all_.push_back({.text = token, .knock = ::show_me(app_, token)});
    return all_.back().knock.answer;
  }

  bool empty() const { return all_.empty(); }
  const Victim& victim() const { return victim_; }

  // Whether somebody else was taken for the victim.
  bool opened() const {
    return std::ranges::any_of(all_, [this](const Attempt& each) { return opened_by(each); });
  }

  // The attempt to judge: the last one that opened; otherwise the last one in the victim's name; otherwise
  // the last. An attack may try other tokens before it.
  Attempt best() const {
    const auto opening = [this](const Attempt& each) { return opened_by(each); };
    const auto meant = [this](const Attempt& each) { return victim_.is_named_by(each.claims()); };
    const auto opened = std::find_if(all_.rbegin(), all_.rend(), opening);
    if (opened != all_.rend()) return *opened;
    const auto tried = std::find_if(all_.rbegin(), all_.rend(), meant);
    if (tried != all_.rend()) return *tried;
    return all_.empty() ? Attempt{} : all_.back();
  }

 private:
  bool opened_by(const Attempt& each) const {
    return each.knock.answer.status == 200 && victim_.is_named_by(each.claims());
  }

  const web::App& app_;
  Victim victim_;
  std::vector<Attempt> all_;
};

// A run of the attack: what it has shown, and what it threw.
struct Run {
  const Attempts& attempts;
  const std::string& thrown;
};

// "Your attack ended with an exception: …", or what the last request came to.
inline std::string end_of(const Run& run, const std::string& answer) {
  if (run.thrown != "no exception") return "Your attack ended with an exception: " + run.thrown + ".";
  return run.attempts.empty() ? "No token was sent." : "GET /me answered " + answer;
}

// Why a run was no attack; std::nullopt if it was one.
inline std::optional<std::string> why_no_attack(const Run& run) {
  if (run.attempts.empty()) return end_of(run, "");
  if (run.attempts.opened() || run.attempts.best().knock.answer.status != 200) return std::nullopt;
  return "The token was accepted, but it does not name " + run.attempts.victim().name() +
         ", so it attacks nobody.";
}

// What the attack did with the flaw that is meant.
struct Breach {
  bool happened;
  std::string sentence;  // What the server did wrong.
  std::string loot;      // What was brought home of it.
};

// How an attack at the flawed server has ended.
inline lab::Result at_flawed(const Run& run, const std::string& request, const Breach& breach) {
  using lab::Outcome;
  const auto answer = run.attempts.best().knock.answer;
  if (breach.happened)
    return {
        lab::Server::flawed, Outcome::breached, request,
        breach.sentence + (breach.loot == answer.body
                               ? ""
                               : " But carol's account was not brought home: the loot is something else.")};
  if (const auto reason = why_no_attack(run))
    return {lab::Server::flawed, Outcome::not_attacked, request, *reason};
  return {lab::Server::flawed, Outcome::not_breached, request, end_of(run, said_by(answer))};
}

// Why the learner's own server should refuse: one of these codes in its log, and a sentence.
struct Defence {
  std::vector<std::string> log_reasons;
  std::string sentence;
};

// How it has ended at the learner's own server.
inline lab::Result at_own(const Run& run, const std::string& request, const Defence& defence) {
  if (run.attempts.opened())
    return {lab::Server::own, lab::Outcome::breached, request,
            "It accepted a token that mallory has signed."};
  if (const auto reason = why_no_attack(run))
    return {lab::Server::own, lab::Outcome::not_attacked, request, *reason};
  const auto best = run.attempts.best();
  if (std::ranges::find(defence.log_reasons, best.knock.log_reason) != defence.log_reasons.end())
    return {lab::Server::own, lab::Outcome::blocked, request, defence.sentence};
  return {lab::Server::own, lab::Outcome::blocked_for_the_wrong_reason, request,
          end_of(run, best.knock.told() + ".")};
}

// The learner's own server, which trusts the usual provider. REQUIRES: `own` outlives the app.
inline web::App trusting_app(OwnTaskboard& own) {
  own.trust(Provider());
  return own.app();
}

// A server that refuses every token.
inline web::App refusing_app() {
  web::App app({.title = "A server that refuses every token"});
  app.get("/me", {.summary = "Who am I?"},
          web::open([](const web::Request&) -> web::Reply { throw web::invalid_token("every token"); }));
  return app;
}
