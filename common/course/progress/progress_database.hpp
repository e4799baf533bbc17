#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "course/progress/progress.hpp"
#include "store/database.hpp"

namespace course {

// The tables behind Progress. Every function throws store::Failure when the world is broken.
class ProgressDatabase {
 public:
  // Opens or creates `file`; ":memory:" for one that ends with the object.
  ProgressDatabase(const std::filesystem::path& file, std::chrono::milliseconds patience);

  std::optional<HoleProgress> find(const std::string& id);
  std::vector<HoleProgress> all();  // In the order in which they were first seen.
  void put(const HoleProgress& hole);

  std::optional<std::string> place();
  void put_place(const std::string& id);

  // As store::Database::transaction.
  void transaction(const std::function<void()>& work) { database_.transaction(work); }

 private:
  store::Database database_;
};

}  // namespace course
