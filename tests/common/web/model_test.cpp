#include "web/model.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace {

struct Task {
  std::string title;
  std::string owner;
  std::string status = "todo";
  std::optional<std::string> description;
  std::int64_t position = 0;
  double weight = 1;
  bool done = false;
  std::vector<std::string> tags;
};

const auto task_model =
    web::Model<Task>("Task")
        .field("title", &Task::title, {.min_length = 1, .max_length = 5})
        .field("owner", &Task::owner, {.format = web::Format::email})
        .field("status", &Task::status,
               {.presence = web::Presence::defaulted, .one_of = {"todo", "doing", "done"}})
        .field("description", &Task::description)
        .field("position", &Task::position,
               {.presence = web::Presence::defaulted, .minimum = 0, .maximum = 10})
        .field("weight", &Task::weight, {.presence = web::Presence::defaulted, .minimum = 0})
        .field("done", &Task::done, {.presence = web::Presence::defaulted})
        .field("tags", &Task::tags, {.presence = web::Presence::defaulted, .max_length = 3, .max_items = 2});

web::Request request_with(const std::string& body) {
  return {.method = "POST", .headers = {{"Content-Type", "application/json; charset=utf-8"}}, .body = body};
}

// The problems of a body as one text: "body.title missing; …"; "none" when it is a task.
std::string problems_of(const std::string& body) {
  try {
    static_cast<void>(task_model.read(request_with(body)));
    return "none";
  } catch (const web::InvalidRequest& invalid) {
    std::string text;
    for (const auto& problem : invalid.problems) {
      if (!text.empty()) text += "; ";
      for (const auto& step : problem.location) text += step + (step == problem.location.back() ? " " : ".");
      text += problem.type;
    }
    return text;
  }
}

// A good task with one member more, or instead.
std::string with(const std::string& name, const std::string& value) {
  json::Value task{{"title", "dig"}, {"owner", "alice@example.com"}};
  task.set(name, json::Value::parse(value));
  return task.dump();
}

}  // namespace

TEST_CASE("a body becomes a struct, and a struct a body", "[model]") {
  const auto task = task_model.read(request_with(
      R"({"title":"dig","owner":"alice@example.com","status":"done","description":"a hole","position":3,)"
      R"("weight":2.5,"done":true,"tags":["a","b"]})"));
  CHECK(task.title == "dig");
  CHECK(task.description == "a hole");
  CHECK(task.position == 3);
  CHECK(task.weight == 2.5);
  CHECK(task.done);
  CHECK(task.tags == std::vector<std::string>{"a", "b"});
  CHECK(task_model.write(task).dump() ==
        R"({"title":"dig","owner":"alice@example.com","status":"done","description":"a hole","position":3,)"
        R"("weight":2.5,"done":true,"tags":["a","b"]})");
}

TEST_CASE("what may be absent keeps its initial value, and null is only for optional fields", "[model]") {
  const auto task = task_model.read(request_with(R"({"title":"dig","owner":"alice@example.com"})"));
  CHECK(task.status == "todo");
  CHECK_FALSE(task.description.has_value());
  CHECK(problems_of(with("description", "null")) == "none");
  CHECK(problems_of(with("status", "null")) == "body.status string_type");
  CHECK(problems_of(with("position", "null")) == "body.position int_type");
}

TEST_CASE("each kind of problem has pydantic's name", "[model]") {
  struct Case {
    std::string name, value, problem;
  };
  const auto bad = GENERATE(values<Case>({
      {"title", "5", "string_type"},
      {"title", "\"\"", "string_too_short"},
      {"title", "\"abcdef\"", "string_too_long"},
      {"owner", "\"alice\"", "value_error"},
      {"status", "\"later\"", "enum"},
      {"position", "\"3\"", "int_type"},
      {"position", "3.0", "int_type"},
      {"position", "true", "int_type"},
      {"position", "-1", "greater_than_equal"},
      {"position", "11", "less_than_equal"},
      {"position", "9223372036854775808", "int_type"},
      {"weight", "\"1\"", "float_type"},
      {"weight", "-0.5", "greater_than_equal"},
      {"done", "1", "bool_type"},
      {"done", "\"true\"", "bool_type"},
      {"tags", "\"a\"", "list_type"},
      {"tags", "[1]", "string_type"},
      {"tags", "[\"a\",\"b\",\"c\"]", "too_long"},
      {"tags", "[\"abcd\"]", "string_too_long"},
      {"role", "\"admin\"", "extra_forbidden"},
  }));
  INFO(bad.name << " = " << bad.value);
  CHECK(problems_of(with(bad.name, bad.value)) == "body." + bad.name + ' ' + bad.problem);
}

TEST_CASE("every problem of a body is reported together, in the order of the fields", "[model]") {
  CHECK(problems_of(R"({"position":-1,"owner":"x","role":"admin"})") ==
        "body.title missing; body.owner value_error; body.position greater_than_equal; body.role "
        "extra_forbidden");
}

TEST_CASE("lengths count characters, not bytes", "[model]") {
  CHECK(problems_of(with("title", "\"äöüßé\"")) == "none");
  CHECK(problems_of(with("title", "\"äöüßéx\"")) == "body.title string_too_long");
}

TEST_CASE("a body that is no JSON object is one problem of the body", "[model]") {
  CHECK(problems_of("") == "body missing");
  CHECK(problems_of("[]") == "body json_invalid");
  CHECK(problems_of(R"({"title":"a","title":"b"})") == "body json_invalid");
  CHECK_THROWS_AS(task_model.read(web::Request{.body = "{}"}), web::InvalidRequest);  // No Content-Type.
}

TEST_CASE("the schema says what parsing checks", "[model]") {
  CHECK(task_model.schema().name == "Task");
  CHECK(task_model.schema().definition ==
        json::Value::parse(
            R"({"type":"object","additionalProperties":false,"required":["title","owner"],"properties":{
          "title":{"type":"string","minLength":1,"maxLength":5},
          "owner":{"type":"string","maxLength":1000,"format":"email"},
          "status":{"type":"string","maxLength":1000,"enum":["todo","doing","done"]},
          "description":{"anyOf":[{"type":"string","maxLength":1000},{"type":"null"}]},
          "position":{"type":"integer","minimum":0,"maximum":10},
          "weight":{"type":"number","minimum":0},
          "done":{"type":"boolean"},
          "tags":{"type":"array","items":{"type":"string","maxLength":3},"maxItems":2}}})"));
}

namespace {

struct Deadline {
  std::optional<std::string> day;
};

std::string deadline_problem(const std::string& body) {
  static const auto model =
      web::Model<Deadline>("Deadline")
          .field("day", &Deadline::day,
                 {.presence = web::Presence::required_nullable, .format = web::Format::date});
  try {
    static_cast<void>(model.read(request_with(body)));
    return "none";
  } catch (const web::InvalidRequest& invalid) {
    return invalid.problems.at(0).type;
  }
}

}  // namespace

TEST_CASE("an optional field that must be stated is there, if only as null", "[model]") {
  CHECK(deadline_problem("{}") == "missing");
  CHECK(deadline_problem(R"({"day":null})") == "none");
  CHECK(deadline_problem(R"({"day":"2027-01-31"})") == "none");
}

TEST_CASE("a text that is no date is a problem of its field", "[model]") {
  CHECK(deadline_problem(R"({"day":"2027-02-29"})") == "date_parsing");
  CHECK(deadline_problem(R"({"day":"2028-02-29"})") == "none");
}
