// The judge of lab 4a: mallory asks for everybody's projects, at the flawed server and at the learner's own.
#include <algorithm>
#include <map>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "broken_ownership.hpp"
#include "broken_ownership_flawed.hpp"
#include "lab.hpp"
#include "own_taskboard.hpp"
#include "random.hpp"
#include "test_server.hpp"

namespace {

using lab::Outcome;
using Names = std::vector<std::string>;

// Projects by id, as the owner of all of them sees them. One without a name has been removed.
using Shelf = std::map<std::int64_t, std::string>;

Shelf random_shelf() {
  return {{1, ""}, {2, random_word()}, {3, random_word()}, {4, ""}, {5, ""}, {6, random_word()}};
}
constexpr std::int64_t own_project = 7;

Names names_on(const Shelf& shelf) {
  Names names;
  for (const auto& [id, name] : shelf)
    if (!name.empty()) names.push_back(name);
  return names;
}

// What the attack returns from this shelf.
Names loot_from(const Shelf& shelf) {
  const auto answer = [&](const std::string& path) -> http_client::Answer {
    const json::Value mine{{"id", own_project}, {"name", "mine"}, {"description", ""}};
    if (path == "/projects/") return {.status = 200, .body = json::Value::array({mine}).dump()};
    if (path == "/projects/" + std::to_string(own_project)) return {.status = 200, .body = mine.dump()};
    for (const auto& [id, name] : shelf)
      if (path == "/projects/" + std::to_string(id) && !name.empty())
        return {.status = 200, .body = json::Value{{"id", id}, {"name", name}, {"description", ""}}.dump()};
    return {.status = 404, .body = R"({"detail":"Not found"})"};
  };
  return lesson::attack({.own_project = own_project, .get = answer}).names;
}

bool contains(const Names& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

std::ptrdiff_t count_of(const std::string& name, const Names& names) {
  return std::ranges::count(names, name);
}

// What was sent, for the report: "GET /projects/…, 6 times".
std::string requests(int asked) {
  if (asked == 0) return "Nothing was sent";
  return "GET /projects/…, " + (asked == 1 ? std::string("once") : std::to_string(asked) + " times");
}

// The same shelf at the flawed server: alice owns what is there, and mallory came last.
struct NextDoor {
  Shelf shelf = random_shelf();
  lesson::OpenShelf server;
  taskboard::User alice = server.add_user("alice");
  taskboard::User mallory = server.add_user("mallory");

  NextDoor() {
    for (const auto& [id, name] : shelf) {
      const auto project = server.add_project(alice, name);
      if (name.empty()) server.remove_project(alice, project);
    }
    server.add_project(mallory, "mine");
  }
};

lab::Result try_flawed(NextDoor& next_door) {
  TestServer server(next_door.server.routes());
  auto client = server.client();
  const auto mallorys = http_client::bearer(next_door.server.token_for(next_door.mallory));
  int asked = 0;
  const auto loot = lesson::attack({.own_project = own_project, .get = [&](const std::string& path) {
                                      ++asked;
                                      return client.get(path, {mallorys});
                                    }});
  if (asked == 0)
    return {lab::Server::flawed, Outcome::not_attacked, requests(asked), "The attack asked for no project."};
  const auto expected = names_on(next_door.shelf);
  const int shown = next_door.server.shown_to_strangers();
  const bool breached = loot.names == expected && shown == static_cast<int>(expected.size());
  return {lab::Server::flawed, breached ? Outcome::breached : Outcome::not_breached, requests(asked),
          breached ? "It knew who asked, and never checked whose project it was."
                   : std::to_string(shown) + " projects of other people were shown, " +
                         std::to_string(loot.names.size()) + " names returned."};
}

// What the learner's own server did while the attack ran.
struct Seen {
  int asked = 0;
  int asked_for_others = 0;
  Names strangers;      // Names of other people's projects that were shown.
  std::string strange;  // An answer that is neither that nor a 404.

  // Notes the answer to a path that is not mallory's own to read.
  void note(const std::string& path, const http_client::Answer& answer) {
    ++asked_for_others;
    if (answer.status == 200) strangers.push_back(answer.json().text("name").value_or("no name"));
    if (answer.status != 200 && answer.status != 404)
      strange = path + " was answered " + std::to_string(answer.status) + ".";
  }
};

lab::Result try_own(OwnTaskboard& own, const taskboard::User& mallory, std::int64_t last) {
  TestServer server(own.app());
  auto client = server.client();
  const auto mallorys = http_client::bearer(own.token_for(mallory));
  const Names her_own = {"/projects/", "/projects/" + std::to_string(last)};
  Seen seen;
  lesson::attack({.own_project = last, .get = [&](const std::string& path) {
                    ++seen.asked;
                    const auto answer = client.get(path, {mallorys});
                    if (!contains(her_own, path)) seen.note(path, answer);
                    return answer;
                  }});
  const auto result = [&](Outcome outcome, const std::string& reason) -> lab::Result {
    return {lab::Server::own, outcome, requests(seen.asked), reason};
  };
  if (!seen.strangers.empty()) return result(Outcome::breached, "It showed " + seen.strangers[0] + ".");
  if (seen.asked_for_others == 0)
    return result(Outcome::not_attacked, "The attack asked for nobody else's project.");
  if (!seen.strange.empty()) return result(Outcome::blocked_for_the_wrong_reason, seen.strange);
  return result(Outcome::blocked, "Not yours looks like not there.");
}

}  // namespace

TEST_CASE("lab4a the attack asks for single projects, not for the list", "[lab4a][asks_for_the_list]") {
  const Shelf shelf{{1, random_word()}, {2, random_word()}};

  CHECK(loot_from(shelf) != Names());
}

TEST_CASE("lab4a your own project is not part of the loot", "[lab4a][own_project_too]") {
  CHECK(count_of("mine", loot_from(random_shelf())) == 0);
}

TEST_CASE("lab4a the attack goes on after a missing project", "[lab4a][stops_at_a_gap]") {
  const auto shelf = random_shelf();

  CHECK(count_of(shelf.at(2), loot_from(shelf)) == 1);
  CHECK(count_of(shelf.at(6), loot_from(shelf)) == 1);
}

TEST_CASE("lab4a an answer without a project adds nothing to the loot", "[lab4a][takes_every_answer]") {
  const auto shelf = random_shelf();

  CHECK(loot_from(shelf) == names_on(shelf));
}

TEST_CASE("lab4a the flawed server shows every project", "[lab4a][breaches_flawed]") {
  NextDoor next_door;
  const auto result = try_flawed(next_door);
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "breached");
}

TEST_CASE("lab4a your own server shows no project of others", "[lab4a][own_server_holds][R23]") {
  OwnTaskboard own;
  const auto alice = own.add("alice");
  const auto mallory = own.add("mallory");
  for (int i = 0; i < 6; ++i) own.add_project(alice, random_word());
  const auto result = try_own(own, mallory, own.add_project(mallory, "mine"));
  lab::report(result);

  INFO(result.request << " → " << result.reason);
  CHECK(text(result.outcome) == "blocked");
}

TEST_CASE("lab4a honest users can read their own projects on both servers", "[lab4a][honest_traffic]") {
  NextDoor next_door;
  TestServer flawed(next_door.server.routes());
  const auto alices = http_client::bearer(next_door.server.token_for(next_door.alice));
  CHECK(flawed.client().get("/projects/2", {alices}).json().text("name") == next_door.shelf.at(2));
  CHECK(next_door.server.shown_to_strangers() == 0);

  OwnTaskboard own;
  const auto alice = own.add("alice");
  const auto id = own.add_project(alice, "Tea party");
  TestServer server(own.app());
  const auto path = "/projects/" + std::to_string(id);
  CHECK(server.client().get(path, {http_client::bearer(own.token_for(alice))}).json().text("name") ==
        "Tea party");
}
