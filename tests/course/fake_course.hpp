#pragma once

#include <string>
#include <vector>

#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"
#include "temporary_folder.hpp"

// A small course in a folder of its own, in which nothing is wrong: lesson 1 with the exercises 1.1 and
// 1.2 and the lab lab1. Its judges are shell scripts in build/bin that tell the events of a real one, and
// building is a matter of doing nothing. A test breaks one thing and looks what is found.
class FakeCourse {
 public:
  FakeCourse();

  const course::Paths& paths() const { return paths_; }

  // Writes, removes or edits a file below the course's folder.
  void write(const std::string& name, const std::string& text) const;
  void remove(const std::string& name) const;
  void replace(const std::string& name, const std::string& before, const std::string& after) const;

  // Makes the judge called `target` tell these checks. An outcome is "passed", "failed" or "waiting".
  struct Check {
    std::string tag;
    std::string outcome;
  };
  void let_judge(const std::string& target, const std::vector<Check>& checks) const;
  // The same for lab1, with what happened to each server.
  void let_lab_judge(const std::string& target, const std::vector<Check>& checks, const std::string& flawed,
                     const std::string& own) const;

  // Lesson 1, as its manifest says now.
  course::Lesson lesson() const;

 private:
  void add_hole(const std::string& id, const std::string& file, const std::string& line) const;
  // Judges that know the tags "small" and `tag`, and a wrong turn for each.
  void add_judges(const std::string& id, const std::string& name, const std::string& tag) const;

  TemporaryFolder folder_;
  course::Paths paths_;
};
