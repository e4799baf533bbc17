#include "course/watch/watch_session.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "course/commands/attack.hpp"
#include "course/commands/captured_output.hpp"
#include "course/commands/list.hpp"
#include "course/commands/reset.hpp"
#include "course/commands/solution.hpp"
#include "course/judge/judge.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/text/text.hpp"
#include "course/watch/step_texts.hpp"

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

std::string trimmed_end(const std::string& text) { return text.substr(0, text.find_last_not_of(" \n") + 1); }

}  // namespace

WatchSession::WatchSession(Session& session, const Exercise& start, const ScreenSize& size)
    : session_(session),
      exercise_(&start),
      lesson_(&session.catalogue.lesson_of(start)),
      terminal_(session.terminal),
      files_(watch_lesson(session.paths, *lesson_)) {
  resized(size);
  go(&start);
}

void WatchSession::move(int steps) { go(neighbour(steps)); }

const Exercise* WatchSession::neighbour(int step) {
  std::vector<const Exercise*> all;
  for (const Lesson* lesson : session_.catalogue.lessons())
    std::ranges::copy(lesson->steps(), std::back_inserter(all));
  const auto here = std::ranges::find(all, exercise_) - all.begin();
  const auto there = here + step;
  return there >= 0 && there < std::ssize(all) ? all[static_cast<std::size_t>(there)] : nullptr;
}

void WatchSession::go(const Exercise* to) {
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

void WatchSession::check() {
  const Terminal terminal = terminal_;
  attacking_ = false;
  began_ = std::chrono::steady_clock::now();
  worker_.start([paths = session_.paths, lesson = lesson_, exercise = exercise_, terminal] {
    return to_text(judgement_of(paths, *lesson, *exercise, judge(paths, *exercise), terminal));
  });
  judgement_.reset();
  show_verdict();
}

void WatchSession::attack() {
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
  content_.status = terminal_.yellow("attacking…") + terminal_.dim("  the first time builds the servers");
}

void WatchSession::check_ended(const std::string& result) {
  dirty_ = true;
  if (std::exchange(attacking_, false)) {
    show(Panel::other, result.empty() ? "The attack ended before it said anything.\n" : result);
    content_.status = terminal_.bold("the attack") + terminal_.dim("  esc goes back to the verdict");
    return;
  }
  judgement_ = judgement_from(result);
  if (!judgement_) {
    judgement_ =
        Judgement{.outcome = "not_judged",
                  .status = terminal_.yellow("not judged"),
                  .details = "The judge hit an internal error. scripts/course doctor looks for the reason.\n",
                  .place = {}};
  }
  const bool counts = judgement_->outcome != "interrupted" && judgement_->outcome != "not_judged";
  if (counts) session_.progress().record_verdict(exercise_->id, judgement_->outcome);
  const bool waits = judgement_->outcome == "waiting";
  if (!waits)
    judgement_->status += terminal_.dim("  " + seconds_text(std::chrono::steady_clock::now() - began_));
  if (waits) judgement_->details += first_steps(session_.paths, *lesson_, *exercise_, terminal_);
  if (judgement_->outcome == "passed")
    judgement_->details += after_a_pass(session_, *exercise_, neighbour(+1));
  if (panel_ == Panel::verdict) show_verdict();
  update_heading();
}

void WatchSession::saved(const std::vector<fs::path>& files) {
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
  dirty_ = true;
  if (concerns_us) {
    clear_note();
    return check();
  }
  if (other) note("You saved exercise " + other->id + ". This is " + exercise_->id + "; n and p move.");
}

void WatchSession::begin_again() {
  const std::string told = captured_output([&] { reset(session_, {.what = exercise_->id, .yes = true}); });
  static_cast<void>(files_.changes());  // Ours, not a save.
  check();
  note(std::string{lines_of(trimmed(told)).back()});
}

void WatchSession::resized(const ScreenSize& size) {
  size_ = size;
  dirty_ = true;
  const auto width = static_cast<std::size_t>(std::clamp(size.columns - 2, 20, 98));  // Texts have margins.
  terminal_ = terminal_.has_colours() ? Terminal::coloured(width) : Terminal::plain(width);
  session_.terminal = terminal_;
}

void WatchSession::show_next_hint() {
  const auto seen = static_cast<std::size_t>(session_.progress().of(exercise_->id).hints_shown);
  // What was seen once comes back first; pressed again, it goes on.
  const std::size_t wanted = panel_ == Panel::hints ? hints_ + 1 : std::max<std::size_t>(seen, 1);
  hints_ = std::min(wanted, exercise_->hints.size());
  if (hints_ > 0) session_.progress().record_hint(exercise_->id, static_cast<std::int64_t>(hints_));
  show(Panel::hints, hints_text(*exercise_, hints_, terminal_));
}

bool WatchSession::may_show_solution() {
  return exercise_->kind == Kind::server || session_.progress().of(exercise_->id).passed_at.has_value();
}

void WatchSession::show_solution() {
  show(Panel::other, captured_output([&] { solution(session_, {.id = exercise_->id, .yes = true}); }));
}

void WatchSession::show_verdict() { show(Panel::verdict, judgement_ ? judgement_->details : ""); }

void WatchSession::show(Panel panel, const std::string& body) {
  panel_ = panel;
  content_.body = trimmed_end(body);
  content_.scroll = 0;
  update_heading();
}

void WatchSession::show_list() {
  show(Panel::other, captured_output([&] { list(session_, exercise_); }));
  const auto rows = lines_of(content_.body);
  const auto here =
      std::ranges::find_if(rows, [](std::string_view row) { return row.contains("you are here"); });
  const auto above = static_cast<std::size_t>(here - rows.begin());
  const auto [furthest, page] = scroll_range_of(content_, size_, terminal_);
  content_.scroll = std::min(above - std::min(above, page / 2), furthest);
}

void WatchSession::update_heading() {
  describe_step(content_, session_, *lesson_, *exercise_, judgement_ ? judgement_->place : "");
  if (attacking_) return;
  content_.status = judgement_ ? judgement_->status : checking_text(session_, *exercise_, terminal_);
}

void WatchSession::scroll_by(const Key& key) {
  const auto [furthest, page] = scroll_range_of(content_, size_, terminal_);
  std::size_t& line = content_.scroll;
  const auto down = [&](std::size_t lines) { line = std::min(line + lines, furthest); };
  const auto up = [&](std::size_t lines) { line -= std::min(line, lines); };
  if (key.kind == KeyKind::down) down(1);
  if (key.kind == KeyKind::up) up(1);
  if (key.kind == KeyKind::page_down || key.character == ' ') down(page);
  if (key.kind == KeyKind::page_up) up(page);
  if (key.kind == KeyKind::home) line = 0;
  if (key.kind == KeyKind::end) line = furthest;
}

void WatchSession::clear_note() {
  dirty_ = true;
  content_.note.clear();
}

void WatchSession::note(const std::string& text) {
  dirty_ = true;
  content_.note = terminal_.yellow(trimmed(text));
}

}  // namespace course
