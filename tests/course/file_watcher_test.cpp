#include "course/os/file_watcher.hpp"

#include <fstream>
#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "temporary_folder.hpp"

namespace {

using Means = course::FileWatcher::Means;

course::FileWatcher watch(const TemporaryFolder& folder, Means means) {
  return {{folder.path()}, course::is_lesson_file, means};
}

std::vector<std::string> names(const std::vector<std::filesystem::path>& files) {
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.filename().string());
  return names;
}

bool is_announced(const course::FileWatcher& watcher) {
  pollfd waiting{.fd = watcher.descriptor(), .events = POLLIN, .revents = 0};
  return poll(&waiting, 1, 0) == 1;
}

}  // namespace

TEST_CASE("every way in which an editor saves is noticed, with events and without") {
  const auto means = GENERATE(Means::events, Means::polling);
  const TemporaryFolder folder;
  const auto file = folder.write("split_token.cpp", "int a;");
  auto watcher = watch(folder, means);
  REQUIRE(watcher.means() == means);
  CHECK(watcher.changes().empty());

  SECTION("in place") { folder.write("split_token.cpp", "int b;"); }
  SECTION("into a new file that is renamed over the old one") {
    folder.write("split_token.cpp.tmp", "int a;");
    std::filesystem::rename(folder.path() / "split_token.cpp.tmp", file);
  }
  SECTION("the old file moved away, a new one written") {
    std::filesystem::rename(file, folder.path() / "split_token.cpp~");
    folder.write("split_token.cpp", "int a;");
  }

  CHECK((means == Means::polling || is_announced(watcher)));
  CHECK(names(watcher.changes()) == std::vector<std::string>{"split_token.cpp"});
  CHECK(watcher.changes().empty());
}

TEST_CASE("a file that appears or goes is a change, a swap file is not") {
  const TemporaryFolder folder;
  folder.write("old.hpp", "");
  auto watcher = watch(folder, Means::events);

  folder.write("new.cpp", "");
  std::filesystem::remove(folder.path() / "old.hpp");
  folder.write(".new.cpp.swp", "");
  folder.write(".#new.cpp", "");
  folder.write("new.cpp~", "");
  folder.write("4913", "");

  CHECK(names(watcher.changes()) == std::vector<std::string>{"new.cpp", "old.hpp"});
}

TEST_CASE("a folder that cannot be watched is polled, until it is there") {
  const TemporaryFolder folder;
  const auto later = folder.path() / "later";
  course::FileWatcher watcher{{folder.path(), later}, course::is_lesson_file, Means::events};
  CHECK(watcher.means() == Means::polling);
  CHECK(watcher.descriptor() == -1);
  CHECK(watcher.changes().empty());

  folder.write("later/lab.cpp", "");

  CHECK(names(watcher.changes()) == std::vector<std::string>{"lab.cpp"});
}

TEST_CASE("a local folder announces its changes, a folder that is not there does not") {
  const TemporaryFolder folder;
  CHECK(course::announces_changes(folder.path()));
  CHECK_FALSE(course::announces_changes(folder.path() / "missing"));
}
