#include "course/commands/reset.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>
#include <vector>

#include "course/lesson/lesson_files.hpp"
#include "course/lesson/starters.hpp"
#include "course/os/atomic_file.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

// One file to be put back.
struct Restoration {
  const Exercise* exercise;
  fs::path file;
  std::string starter;
};

// "20261122T014500Z": sorts by time, and no file system objects to it.
std::string time_stamp() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc)};
}

// A folder that is not there yet, even when two resets come within a second.
fs::path new_backup_folder(const Paths& paths) {
  const fs::path wanted = paths.state() / "backups" / time_stamp();
  fs::path folder = wanted;
  for (int i = 2; fs::exists(folder); ++i) folder = wanted.string() + "-" + std::to_string(i);
  return folder;
}

// The files of `exercises` that differ from their starters.
std::expected<std::vector<Restoration>, Problem> touched(Session& session,
                                                         const std::vector<const Exercise*>& exercises) {
  std::vector<Restoration> all;
  for (const Exercise* each : exercises) {
    if (each->kind == Kind::server) continue;
    const Lesson& lesson = session.catalogue.lesson_of(*each);
    auto starter = starter_text(session.paths, lesson, *each);
    if (!starter) return std::unexpected(starter.error());
    const fs::path file = starter_of(session.paths, lesson, *each);
    if (read_text(file) != *starter) all.push_back({each, file, *std::move(starter)});
  }
  return all;
}

// Copies what is there now. Where one file cannot be copied, none is to be replaced.
std::expected<void, Problem> back_up(const Paths& paths, const std::vector<Restoration>& files,
                                     const fs::path& backups) {
  for (const Restoration& each : files) {
    if (!fs::exists(each.file)) continue;
    const fs::path backup = backups / paths.shown(each.file);
    std::error_code error;
    fs::create_directories(backup.parent_path(), error);
    if (!error) fs::copy_file(each.file, backup, error);
    if (error)
      return std::unexpected(
          Problem{paths.shown(each.file) + " cannot be backed up: " + error.message() + ".",
                  "Nothing was changed. Make the file readable, and .course writable, and try again."});
  }
  return {};
}

// Where a learner has put a link, the file behind it is replaced.
std::expected<void, Problem> restore(const Restoration& each) {
  std::error_code none;
  const fs::path file = fs::is_symlink(each.file, none) ? fs::canonical(each.file, none) : each.file;
  return write_file_atomically(file.empty() ? each.file : file, each.starter);
}

// The exercise is open again, and so is the server that is built from it.
void reopen(Session& session, const Exercise& exercise) {
  session.progress().record_reset(exercise.id);
  if (exercise.kind == Kind::exercise)
    session.progress().record_reset(std::to_string(exercise.lesson) + ".server");
}

// Everything of a lesson that the learner writes: its labs, too.
std::expected<std::vector<const Exercise*>, Problem> select_files(Session& session, const std::string& what) {
  if (const auto one = session.catalogue.find(what)) return std::vector{*one};
  const auto chosen = session.select(what);
  if (!chosen || chosen->empty()) return chosen;
  std::vector<const Exercise*> all;
  for (const Lesson* lesson : session.catalogue.lessons()) {
    if (what != "all" && lesson->number != chosen->front()->lesson) continue;
    std::ranges::copy(lesson->steps(), std::back_inserter(all));
  }
  return all;
}

constexpr const char* untouched = "Nothing to reset: untouched already.";

std::expected<std::string, Problem> put_back(Session& session, const std::vector<Restoration>& files) {
  const fs::path backups = new_backup_folder(session.paths);
  if (const auto kept = back_up(session.paths, files, backups); !kept) return std::unexpected(kept.error());
  for (const Restoration& each : files) {
    if (const auto restored = restore(each); !restored) return std::unexpected(restored.error());
    reopen(session, *each.exercise);
  }
  const bool kept = fs::exists(backups);
  return "Back at the start." + (kept ? " Your files are kept in " + session.paths.shown(backups) : "");
}

}  // namespace

int reset(Session& session, const ResetOptions& options) {
  const auto chosen = select_files(session, options.what);
  if (!chosen) return print_problem(session, chosen.error(), exit_usage);
  const auto files = touched(session, *chosen);
  if (!files) return print_problem(session, files.error(), exit_not_passed);
  if (files->empty()) {
    std::cout << untouched << "\n";
    return exit_ok;
  }
  for (const Restoration& each : *files) std::cout << "  " << session.paths.shown(each.file) << "\n";
  if (!options.yes && !confirm(session, "Begin again with " + counted(files->size(), "file") +
                                            "? What is there now is backed up first.")) {
    return print_problem(session, {"Nothing was changed.", "--yes resets without asking."}, exit_not_passed);
  }
  const auto told = put_back(session, *files);
  if (!told) return print_problem(session, told.error(), exit_not_passed);
  std::cout << *told << "\n";
  return exit_ok;
}

std::expected<std::string, Problem> begin_again(Session& session, const Exercise& exercise) {
  const auto files = touched(session, {&exercise});
  if (!files) return std::unexpected(files.error());
  return files->empty() ? untouched : put_back(session, *files);
}

}  // namespace course
