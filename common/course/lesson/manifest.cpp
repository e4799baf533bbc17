#include "course/lesson/manifest.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>

#include "course/lesson/json_line_numbers.hpp"
#include "course/lesson/manifest_object.hpp"

namespace course {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

std::string name(const ManifestObject& object, std::string_view member) {
  std::string text = object.text(member);
  if (!is_name(text))
    object.fault(member, "is not a name", "Use lower-case letters, digits and underscores.");
  return text;
}

std::vector<Diagnosis> read_diagnoses(const ManifestObject& parent) {
  const ManifestObject all = parent.object("diagnoses");
  std::vector<Diagnosis> diagnoses;
  for (const std::string& tag : all.names()) {
    if (!is_name(tag)) all.fault(tag, "is not a tag", "Use lower-case letters, digits and underscores.");
    const ManifestObject one = all.object(tag);
    one.knows({"believed", "attack", "read", "rfc"});
    diagnoses.push_back({tag, one.text("believed"), one.text("attack"), one.text("read"),
                         one.has("rfc") ? one.text("rfc") : ""});
  }
  if (diagnoses.empty()) {
    parent.fault("diagnoses", "is empty",
                 "Write one diagnosis for each tag of the checks: without, nothing is judged.");
  }
  return diagnoses;
}

// Whether both are there is a rule of `course dev check`: what a learner has to judge does not wait for it.
AfterPass read_after(const ManifestObject& parent) {
  if (!parent.has("after")) return {};
  const ManifestObject after = parent.object("after");
  after.knows({"prevented", "question"});
  return {.prevented = after.has("prevented") ? after.text("prevented") : "",
          .question = after.has("question") ? after.text("question") : ""};
}

std::vector<std::string> read_hints(const ManifestObject& object) {
  auto hints = object.texts("hints");
  if (hints.size() != 3) {
    object.fault("hints", "has " + std::to_string(hints.size()) + " entries instead of three",
                 "Write a question, then where to look, then what is nearly the answer.");
  }
  return hints;
}

// What exercises and labs have in common.
Exercise read_exercise(const ManifestObject& object, Kind kind, int lesson) {
  return {.kind = kind,
          .lesson = lesson,
          .id = object.text("id"),
          .file = name(object, "file"),
          .title = object.text("title"),
          .objective = object.text("objective"),
          .minutes = object.integer("minutes", 1, 60),
          .uses = {},
          .given = {},
          .hints = read_hints(object),
          .rule = {},
          .bonus = false,
          .try_it = {},
          .after = read_after(object),
          .diagnoses = read_diagnoses(object)};
}

void read_exercises(const ManifestObject& root, Lesson& lesson) {
  const std::string prefix = std::to_string(lesson.number) + ".";
  std::set<std::string> earlier;
  for (const ManifestObject& object : root.objects("exercises")) {
    object.knows(
        {"id", "file", "title", "objective", "minutes", "uses", "given", "hints", "after", "diagnoses"});
    Exercise exercise = read_exercise(object, Kind::exercise, lesson.number);
    exercise.uses = object.texts("uses");
    if (object.has("given")) exercise.given = object.texts("given");
    if (!exercise.id.starts_with(prefix)) {
      object.fault("id", "is not an exercise of this lesson",
                   "Write \"" + prefix + "1\", \"" + prefix + "2\", …");
    }
    for (const std::string& use : exercise.uses) {
      if (use.starts_with(prefix) && !earlier.contains(use)) {
        object.fault("uses", "names " + use + ", which does not come earlier",
                     "Name exercises above this one only.");
      }
    }
    if (!earlier.insert(exercise.id).second)
      object.fault("id", "is taken already", "Number the exercises in order.");
    lesson.exercises.push_back(std::move(exercise));
  }
}

void read_server(const ManifestObject& root, Lesson& lesson) {
  if (!root.has("server")) return;
  const ManifestObject object = root.object("server");
  object.knows({"title", "given", "try", "after", "diagnoses"});
  Exercise server;
  server.kind = Kind::server;
  server.lesson = lesson.number;
  server.file = "routes";
  server.id = std::to_string(lesson.number) + ".server";
  server.title = object.text("title");
  if (object.has("given")) server.given = object.texts("given");
  if (object.has("try")) server.try_it = object.texts("try");
  server.after = read_after(object);
  server.diagnoses = read_diagnoses(object);
  lesson.server = std::move(server);
}

void read_labs(const ManifestObject& root, Lesson& lesson) {
  std::set<std::string> ids;
  for (const ManifestObject& object : root.objects("labs")) {
    object.knows({"id", "file", "title", "objective", "minutes", "given", "rule", "bonus", "hints", "after",
                  "diagnoses"});
    Exercise lab = read_exercise(object, Kind::lab, lesson.number);
    lab.rule = object.text("rule");
    if (object.has("given")) lab.given = object.texts("given");
    lab.bonus = object.has("bonus") && object.boolean("bonus");
    if (!lab.id.starts_with("lab" + std::to_string(lesson.number))) {
      object.fault("id", "is not a lab of this lesson",
                   "Write \"lab" + std::to_string(lesson.number) + "\", with a letter if there are more.");
    }
    if (!ids.insert(lab.id).second) object.fault("id", "is taken already", "Give each lab an id of its own.");
    lesson.labs.push_back(std::move(lab));
  }
}

Lesson read_lesson(const ManifestObject& root) {
  root.knows({"lesson", "name", "topic", "title", "port", "exercises", "server", "labs"});
  Lesson lesson{.number = root.integer("lesson", 1, 99),
                .name = name(root, "name"),
                .topic = root.text("topic"),
                .title = root.text("title"),
                .port = root.integer("port", 1024, 65535),
                .exercises = {},
                .server = {},
                .labs = {}};
  read_exercises(root, lesson);
  read_server(root, lesson);
  read_labs(root, lesson);
  return lesson;
}

// nlohmann's sentence without its number: "[json.exception.parse_error.101] parse error at line 3, column 5:
// …".
std::string without_number(std::string_view sentence) {
  const auto bracket = sentence.find("] ");
  return std::string(bracket == std::string_view::npos ? sentence : sentence.substr(bracket + 2));
}

void find_doubled_names(const std::vector<JsonLine>& lines, FirstError& first_error) {
  std::set<std::string_view> seen;
  for (const JsonLine& each : lines) {
    if (!seen.insert(each.path).second) first_error.add(each.path, "is there twice", "Keep one of the two.");
  }
}

}  // namespace

std::expected<Lesson, Problem> parse_manifest(std::string_view text, const std::string& where) {
  json::Value json;
  try {
    json = json::Value::parse(text);
  } catch (const json::ParseError& error) {
    return std::unexpected(
        Problem{where + " is not JSON: " + without_number(error.what()) + ".",
                "Correct it there; a comma or quote before that place is the usual reason."});
  }
  const auto lines = json_line_numbers(text);
  FirstError first_error;
  find_doubled_names(lines, first_error);
  Lesson lesson = read_lesson(ManifestObject{json, "", first_error});
  if (const auto* fault = first_error.fault()) {
    const std::string path = fault->path.empty() ? "the whole text" : fault->path;
    const std::string line = std::to_string(line_of(lines, fault->path));
    return std::unexpected(Problem{where + ":" + line + ": " + path + " " + fault->what + ".", fault->mend});
  }
  return lesson;
}

std::expected<Lesson, Problem> read_manifest(const std::filesystem::path& folder, const std::string& where) {
  std::ifstream file(folder / "lesson.json");
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.view().empty()) {
    return std::unexpected(
        Problem{where + " cannot be read, or is empty.", "Bring it back: git checkout -- " + where});
  }
  auto lesson = parse_manifest(text.view(), where);
  if (!lesson) return lesson;
  const std::string name = folder.filename().string();
  const int number = std::atoi(name.c_str());
  if (lesson->name == name && lesson->number == number) return lesson;
  return std::unexpected(
      Problem{where + " says it is lesson " + std::to_string(lesson->number) + ", \"" + lesson->name +
                  "\", but stands in the folder " + name + ".",
              "Write \"lesson\": " + std::to_string(number) + " and \"name\": \"" + name + "\" there."});
}

}  // namespace course
