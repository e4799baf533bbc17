// What the screen shows. See watcher.hpp.
#include <algorithm>

#include "course/commands/captured_output.hpp"
#include "course/commands/list.hpp"
#include "course/commands/solution.hpp"
#include "course/judge/judge.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/session/session.hpp"
#include "course/text/text.hpp"
#include "course/watch/watch_view.hpp"
#include "course/watch/watcher.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

std::string trimmed_end(const std::string& text) { return text.substr(0, text.find_last_not_of(" \n") + 1); }

}  // namespace

void Watcher::next_hint() {
  const auto seen = static_cast<std::size_t>(session_.progress().of(exercise_->id).hints_shown);
  // What was seen once comes back first; pressed again, it goes on.
  const std::size_t wanted = panel_ == Panel::hints ? hints_ + 1 : std::max<std::size_t>(seen, 1);
  hints_ = std::min(wanted, exercise_->hints.size());
  if (hints_ > 0) session_.progress().record_hint(exercise_->id, static_cast<std::int64_t>(hints_));
  show(Panel::hints, hints_text(*exercise_, hints_, terminal_));
}

void Watcher::show_solution() {
  const auto open = [this] {
    show(Panel::other, captured_output([&] { solution(session_, {.id = exercise_->id, .yes = true}); }));
  };
  const bool free =
      exercise_->kind == Kind::server || session_.progress().of(exercise_->id).passed_at.has_value();
  if (free) return open();
  ask("You have not solved " + exercise_->id + " yet. Show the solution? y/n", open);
}

void Watcher::show_verdict() { show(Panel::verdict, judgement_ ? judgement_->details : ""); }

void Watcher::show(Panel panel, const std::string& body) {
  panel_ = panel;
  view_.body = trimmed_end(body);
  view_.scroll = 0;
  tell_heading();
}

void Watcher::show_list() {
  show(Panel::other, captured_output([&] { list(session_, exercise_); }));
  const auto rows = lines_of(view_.body);
  const auto here =
      std::ranges::find_if(rows, [](std::string_view row) { return row.contains("you are here"); });
  const auto above = static_cast<std::size_t>(here - rows.begin());
  const auto [furthest, page] = reach_of(view_, size_, terminal_);
  view_.scroll = std::min(above - std::min(above, page / 2), furthest);
}

void Watcher::tell_heading() {
  const auto steps = lesson_->required_steps();
  const auto passed = std::ranges::count_if(
      steps, [&](const Exercise* each) { return session_.progress().of(each->id).passed_at.has_value(); });
  view_.lesson = "Lesson " + std::to_string(lesson_->number) + " · " + lesson_->topic;
  view_.standing = std::to_string(passed) + " of " + std::to_string(steps.size()) + " passed";
  view_.title = exercise_->id + "  " + exercise_->title + (exercise_->bonus ? " (bonus)" : "");
  view_.minutes = exercise_->minutes > 0 ? "about " + std::to_string(exercise_->minutes) + " min" : "";
  view_.objective = exercise_->objective;

  const fs::path file = starter_of(session_.paths, *lesson_, *exercise_);
  const std::size_t hole = line_of_hole(read_text(file), exercise_->id);
  view_.place = session_.paths.shown(file) + (hole > 0 ? ":" + std::to_string(hole) : "");
  // A verdict may name a line, but not always one of the learner's.
  if (hole == 0 && judgement_ && judgement_->place.starts_with(view_.place)) view_.place = judgement_->place;

  if (attacking_) return;
  view_.status = judgement_ ? judgement_->status : checking_text();
}

std::string Watcher::first_steps() const {
  const auto folder = folders_of(session_.paths, *lesson_).lesson;
  const std::string lesson = session_.paths.shown(folder / exercise_->chapter());
  const auto step = [&](std::string_view verb, const std::string& what) {
    return terminal_.bold(verb) + std::string(8 - verb.size(), ' ') + what + "\n";
  };
  if (exercise_->kind == Kind::server)
    return step("Read", lesson) + "The server stands when its exercises do.\n";
  return step("Read", lesson) + step("Write", "your code in the file above, in place of course::todo") +
         step("Save", "and it is judged at once");
}

std::string Watcher::after_a_pass() {
  const bool serves = exercise_->kind == Kind::server;
  const std::string run =
      serves ? "Run it: scripts/course serve " + std::to_string(lesson_->number) + "\n" : "";
  const auto going_on = [](const std::string& lead, const Exercise& to) {
    return lead + to.id + " · " + to.title;
  };
  if (const Exercise* next = neighbour(+1)) return run + going_on("n goes on to ", *next);
  const Exercise* open = session_.next_open();
  return run + "That was the last one." + (open ? going_on(" Still open: ", *open) : "");
}

std::string Watcher::checking_text() const {
  const bool is_built = fs::exists(session_.paths.executable(check_target(*exercise_)));
  const std::string last = session_.progress().of(exercise_->id).last_verdict;
  const std::string remark = !is_built      ? "  the first time builds the judge"
                             : last.empty() ? ""
                                            : "  last time: " + last;
  return terminal_.yellow("checking…") + terminal_.dim(remark);
}

void Watcher::note(const std::string& text) {
  news_ = true;
  view_.note = terminal_.yellow(trimmed(text));
}

}  // namespace course
