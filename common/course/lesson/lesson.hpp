#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What lesson.json says, as values. manifest.hpp reads them.
namespace course {

// A misconception and what the learner is told about it. Each belongs to the checks that carry its tag.
struct Diagnosis {
  std::string tag;
  std::string believed;  // The misconception, named.
  std::string attack;    // What it would allow, one sentence.
  std::string read;      // README anchor, relative to the lesson's folder.
  std::string rfc;
};

// What the learner reads after a pass.
struct AfterPass {
  std::string prevented;  // Who could do what with the flawed code, and why this code stops it.
  std::string question;   // An open one, to think about.
};

enum class Kind { exercise, server, lab };

// One thing that a judge judges: an exercise, the lesson's whole server, or a lab.
struct Exercise {
  Kind kind = Kind::exercise;
  int lesson = 0;
  std::string id;    // "1.4", "1.server", "lab1": the first tag of its checks.
  std::string file;  // Stem of header and source: "base64url_decode"; "routes" for a server.
  std::string title;
  std::string objective;  // Empty for a server.
  int minutes = 0;
  std::vector<std::string> uses;   // Ids of earlier exercises whose solutions are linked in.
  std::vector<std::string> given;  // Stems of finished files that are linked in; a lab's are in attacks/.
  std::vector<std::string> hints;  // Three; none for a server.
  std::string rule;                // Labs: the rule that the flawed server breaks.
  bool bonus = false;              // Labs: it is not needed to pass the lesson.
  // Servers: commands to start with, and pages, which begin with an address. "{url}" stands for that of the
  // server, "{api}" for that of the second one, if there are two.
  std::vector<std::string> try_it;
  AfterPass after;
  std::vector<Diagnosis> diagnoses;

  // The diagnosis of `tag`; nullptr when this exercise has none.
  const Diagnosis* diagnosis(std::string_view tag) const;
  // Where the learner's file stands, relative to the lesson's folder: "attacks/<file>.cpp" for a lab.
  std::string source() const;
  // Where to read about it, relative to the lesson's folder: "README.md#31--a-comparison".
  std::string chapter() const;
};

struct Lesson {
  int number = 0;
  std::string name;  // The folder: "01_token_structure".
  std::string topic;
  std::string title;
  int port = 0;
  std::vector<Exercise> exercises;
  std::optional<Exercise> server;
  std::vector<Exercise> labs;

  // Everything that is judged, in the order in which it is worked on: exercises, server, labs.
  std::vector<const Exercise*> steps() const;

  // What is needed to pass the lesson: the steps without a bonus.
  std::vector<const Exercise*> required_steps() const;
};

}  // namespace course
