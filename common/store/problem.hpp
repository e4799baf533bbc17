#pragma once

#include <stdexcept>
#include <string>

namespace store {

// Why a database cannot do what it was asked.
enum class Problem {
  cannot_open,  // the folder is missing, the path is no file, or we may not read it
  read_only,    // it can be read, but not written
  busy,         // somebody else holds the write lock for longer than our patience: try again
  full,         // no space left on the disk
  disk_error,   // the disk, or its file system, does not do what it is told
  damaged,      // the file is not a database, or part of it is broken
  newer,        // a later version of this program made it
  duplicate,    // a row with this value is there already, and the schema wants one only (UNIQUE)
  refused,      // another rule of the schema forbids the change (NOT NULL, CHECK, FOREIGN KEY, STRICT types)
  other
};

// A stable word for `problem`, such as "read_only".
std::string to_string(Problem problem);

// A broken world, as seen by a database. what() names the file and says what is wrong with it.
class Failure : public std::runtime_error {
 public:
  struct Where {
    std::string file;
    std::string detail;  // SQLite's own sentence.
  };

  Failure(Problem problem, const Where& where);

  Problem problem() const noexcept { return problem_; }

 private:
  Problem problem_;
};

}  // namespace store
