#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "course/text/problem.hpp"
#include "json/value.hpp"

namespace course {

// The first thing that is wrong in a manifest. Reading goes on after it, with empty values, so that the
// reader needs no ladder of error checks.
class FirstError {
 public:
  struct Fault {
    std::string path, what, mend;
  };

  void add(std::string path, std::string what, std::string mend);
  const Fault* fault() const { return found_ ? &fault_ : nullptr; }

 private:
  bool found_ = false;
  Fault fault_;
};

// One object of a manifest, read member by member. Whatever is not as asked for becomes a fault.
class ManifestObject {
 public:
  ManifestObject(json::Value json, std::string path, FirstError& first_error);

  // Only these members may be there.
  void knows(std::initializer_list<std::string_view> names) const;

  bool has(std::string_view name) const { return json_.contains(name); }
  std::string text(std::string_view name) const;  // Not empty.
  int integer(std::string_view name, int low, int high) const;
  bool boolean(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;       // A list of texts that are not empty.
  std::vector<ManifestObject> objects(std::string_view name) const;  // A list of objects.
  ManifestObject object(std::string_view name) const;
  std::vector<std::string> names() const { return json_.names(); }

  void fault(std::string_view name, std::string what, std::string mend) const;
  const std::string& path() const { return path_; }

 private:
  json::Value member(std::string_view name, std::string_view kind) const;
  std::string path_of(std::string_view name) const;

  json::Value json_;
  std::string path_;
  FirstError* first_error_;
};

}  // namespace course
