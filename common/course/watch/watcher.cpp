#include "course/watch/watcher.hpp"

#include <algorithm>
#include <utility>

#include "course/commands/attack.hpp"
#include "course/commands/captured_output.hpp"
#include "course/commands/reset.hpp"
#include "course/judge/judge.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/session/session.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

FileWatcher watch_lesson(const Paths& paths, const Lesson& lesson) {
  const fs::path folder = folders_of(paths, lesson).lesson;
  std::vector<fs::path> folders = {folder};
  if (!lesson.labs.empty()) folders.push_back(folder / "attacks");
  return {folders, is_lesson_file};
}

std::string seconds_text(std::chrono::steady_clock::duration took) {
  const auto tenths = std::chrono::duration_cast<std::chrono::milliseconds>(took).count() / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

}  // namespace

Watcher::Watcher(Session& session, const Exercise& start, const ScreenSize& size)
    : session_(session),
      exercise_(&start),
      lesson_(&session.catalogue.lesson_of(start)),
      terminal_(session.terminal),
      files_(watch_lesson(session.paths, *lesson_)) {
  resized(size);
  go(&start);
}

const Exercise* Watcher::neighbour(int step) {
  std::vector<const Exercise*> all;
  for (const Lesson* lesson : session_.catalogue.lessons())
    std::ranges::copy(lesson->steps(), std::back_inserter(all));
  const auto here = std::ranges::find(all, exercise_) - all.begin();
  const auto there = here + step;
  return there >= 0 && there < std::ssize(all) ? all[static_cast<std::size_t>(there)] : nullptr;
}

void Watcher::go(const Exercise* to) {
  if (to == nullptr) return note("There is nothing further in this direction.");
  const Lesson* lesson = &session_.catalogue.lesson_of(*to);
  if (lesson != lesson_) files_ = watch_lesson(session_.paths, *lesson);
  exercise_ = to;
  lesson_ = lesson;
  hints_ = 0;
  judgement_.reset();
  session_.progress().record_visit(to->id);
  check();
  if (session_.progress().save_error()) note("Your progress is not being saved; q tells why.");
}

void Watcher::check() {
  const Terminal terminal = terminal_;
  attacking_ = false;
  began_ = std::chrono::steady_clock::now();
  worker_.start([paths = session_.paths, lesson = lesson_, exercise = exercise_, terminal] {
    return to_text(judgement_of(paths, *lesson, *exercise, judge(paths, *exercise), terminal));
  });
  judgement_.reset();
  show_verdict();
}

void Watcher::attack() {
  if (lesson_->labs.empty())
    return note("Lesson " + std::to_string(lesson_->number) + " has no lab to attack.");
  attacking_ = true;
  began_ = std::chrono::steady_clock::now();
  const std::string lab = exercise_->kind == Kind::lab ? exercise_->id : lesson_->labs.front().id;
  worker_.start([paths = session_.paths, terminal = terminal_, lab] {
    Session own{paths, terminal};  // With a database connection of its own.
    return captured_output([&] { course::attack(own, lab); });
  });
  show(Panel::other, "");
  view_.status = terminal_.yellow("attacking…") + terminal_.dim("  the first time builds the servers");
}

void Watcher::check_ended(const std::string& result) {
  news_ = true;
  if (std::exchange(attacking_, false)) {
    show(Panel::other, result.empty() ? "The attack ended before it said anything.\n" : result);
    view_.status = terminal_.bold("the attack") + terminal_.dim("  esc goes back to the verdict");
    return;
  }
  judgement_ = judgement_from(result);
  if (!judgement_) {
    judgement_ =
        Judgement{.outcome = "not_judged",
                  .status = terminal_.yellow("not judged"),
                  .details = "The judge itself stumbled. scripts/course doctor looks for the reason.\n",
                  .place = {}};
  }
  const bool counts = judgement_->outcome != "interrupted" && judgement_->outcome != "not_judged";
  if (counts) session_.progress().record_verdict(exercise_->id, judgement_->outcome);
  const bool waits = judgement_->outcome == "waiting";
  if (!waits)
    judgement_->status += terminal_.dim("  " + seconds_text(std::chrono::steady_clock::now() - began_));
  if (waits) judgement_->details += first_steps();
  if (judgement_->outcome == "passed") judgement_->details += after_a_pass();
  if (panel_ == Panel::verdict) show_verdict();
  tell_heading();
}

void Watcher::saved(const std::vector<fs::path>& files) {
  const fs::path own = starter_of(session_.paths, *lesson_, *exercise_);
  bool concerns_us = false;
  const Exercise* other = nullptr;
  for (const fs::path& file : files) {
    const auto is_hole = [&](const Exercise* each) {
      return starter_of(session_.paths, *lesson_, *each) == file;
    };
    const auto steps = lesson_->steps();
    const auto hole = std::ranges::find_if(steps, is_hole);
    // An exercise is judged alone; the server and the labs stand on everything.
    const bool elsewhere = hole != steps.end() && *hole != exercise_ && exercise_->kind == Kind::exercise;
    concerns_us = concerns_us || !elsewhere;
    if (elsewhere) other = *hole;
  }
  news_ = true;
  if (concerns_us) {
    view_.note.clear();
    return check();
  }
  if (other) note("You saved exercise " + other->id + ". This is " + exercise_->id + "; n and p move.");
}

void Watcher::begin_again() {
  const std::string told = captured_output([&] { reset(session_, {.what = exercise_->id, .yes = true}); });
  static_cast<void>(files_.changes());  // Ours, not a save.
  check();
  note(std::string{lines_of(trimmed(told)).back()});
}

void Watcher::resized(const ScreenSize& size) {
  size_ = size;
  news_ = true;
  const auto width = static_cast<std::size_t>(std::clamp(size.columns - 2, 20, 98));  // Texts have margins.
  terminal_ = terminal_.has_colours() ? Terminal::coloured(width) : Terminal::plain(width);
  session_.terminal = terminal_;
}

}  // namespace course
