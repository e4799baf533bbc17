#include "course/watch/watch_session.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "course/commands/attack.hpp"
#include "course/commands/reset.hpp"
#include "course/commands/solution.hpp"
#include "course/judge/judge.hpp"
#include "course/lesson/lesson_files.hpp"
#include "course/report/file_link.hpp"
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

// Wide enough that texts come unfolded: the screen folds them, and again when it is resized.
constexpr std::size_t unfolded = 100'000;

constexpr int failures_before_a_hint = 3;
constexpr std::chrono::minutes time_before_a_hint{8};

std::string seconds_text(std::chrono::steady_clock::duration took) {
  const auto tenths = std::chrono::duration_cast<std::chrono::milliseconds>(took).count() / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

std::string trimmed_end(const std::string& text) { return text.substr(0, text.find_last_not_of(" \n") + 1); }

// What a judge that threw leaves behind.
bool is_empty(const Verdict& verdict) { return verdict.id.empty(); }

}  // namespace

WatchSession::WatchSession(Session& session, const Exercise& start, const ScreenSize& size, Clock clock)
    : session_(session),
      exercise_(&start),
      lesson_(&session.catalogue.lesson_of(start)),
      size_(size),
      clock_(std::move(clock)),
      files_(watch_lesson(session.paths, *lesson_)) {
  session.terminal = session.terminal.with_width(unfolded);
  go(&start);
}

void WatchSession::move(int steps) { go(neighbour(steps)); }

void WatchSession::move_after_a_pass() {
  if (passed()) return move(+1);
  note("Enter goes on after a pass; n goes on without one.");
}

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
  failures_ = 0;
  hint_was_offered_ = keeps_note_ = false;
  clear_note();
  arrived_ = clock_();
  content_.time.clear();
  verdict_.reset();
  session_.progress().record_visit(to->id);
  check();
  tell_save_error();
}

void WatchSession::check() {
  attacking_ = nullptr;
  began_ = clock_();
  worker_.start([paths = session_.paths, exercise = exercise_](const std::stop_token& stop) {
    return judge(paths, *exercise, {.build = {.stop = stop}});
  });
  verdict_.reset();
  show_verdict();
}

void WatchSession::attack() {
  if (lesson_->labs.empty())
    return note("Lesson " + std::to_string(lesson_->number) + " has no lab to attack.");
  attacking_ = exercise_->kind == Kind::lab ? exercise_ : &lesson_->labs.front();
  began_ = clock_();
  worker_.start([paths = session_.paths, lesson = lesson_, lab = attacking_](const std::stop_token& stop) {
    const auto waiting = waiting_unbuilt(paths, *lesson, *lab);
    return waiting ? *waiting : judge(paths, *lab, {.build = {.stop = stop}});
  });
  show(Panel::other, "");
}

void WatchSession::check_ended(Verdict verdict) {
  dirty_ = true;
  if (is_empty(verdict)) {
    verdict.id = exercise_->id;
    verdict.problem = {"The judge hit an internal error.", "scripts/course doctor looks for the reason."};
  }
  if (attacking_ != nullptr) return attack_ended(verdict);
  verdict_ = std::move(verdict);
  took_ = seconds_text(clock_() - began_);
  if (verdict_->kind != VerdictKind::interrupted && verdict_->kind != VerdictKind::not_judged) {
    session_.progress().record_verdict(exercise_->id, std::string(name_of(verdict_->kind)));
    failures_ = verdict_->kind == VerdictKind::waiting || passed() ? 0 : failures_ + 1;
  }
  if (panel_ == Panel::verdict) show_verdict();
  update_heading();
  if (failures_ >= failures_before_a_hint) offer_hint();
  tell_save_error();
}

void WatchSession::attack_ended(const Verdict& verdict) {
  const Exercise& lab = *std::exchange(attacking_, nullptr);
  session_.progress().record_verdict(lab.id, std::string(name_of(verdict.kind)));
  show(Panel::other, attack_text(session_.paths, *lesson_, lab, verdict, terminal()));
  content_.status = terminal().bold("the attack") + terminal().dim("  esc goes back to the verdict");
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
    keeps_note_ = false;
    clear_note();
    return check();
  }
  if (other) note("You saved exercise " + other->id + ". This is " + exercise_->id + "; n and p move.");
}

void WatchSession::begin_again() {
  const auto told = course::begin_again(session_, *exercise_);
  static_cast<void>(files_.changes());  // Ours, not a save.
  check();
  note(told ? *told : told.error().what);
  keeps_note_ = true;
}

void WatchSession::resized(const ScreenSize& size) {
  size_ = size;
  dirty_ = true;
  if (list_) content_ = list_->content(size_);
}

void WatchSession::time_passed() {
  const auto spent = clock_() - arrived_;
  const auto minutes = std::chrono::floor<std::chrono::minutes>(spent).count();
  const std::string text = minutes > 0 ? std::to_string(minutes) + " min" : "";
  if (!list_ && content_.time != text) {
    content_.time = text;
    dirty_ = true;
  }
  if (spent >= time_before_a_hint && !hint_was_offered_ && !passed()) offer_hint();
}

// Never over a question, and not where all hints have been seen.
void WatchSession::offer_hint() {
  const auto seen = static_cast<std::size_t>(session_.progress().of(exercise_->id).hints_shown);
  if (list_ || !content_.note.empty() || seen >= exercise_->hints.size()) return;
  hint_was_offered_ = true;
  note("h shows a hint.");
}

void WatchSession::tell_save_error() {
  if (!session_.progress().save_error() || std::exchange(save_error_was_told_, true)) return;
  note("Your progress is not being saved; q tells why.");
}

SourceLocation WatchSession::place() const {
  return work_place(session_.paths, *lesson_, *exercise_, verdict_ ? verdict_->place : std::nullopt);
}

std::optional<SourceLocation> WatchSession::take_editor_wish() {
  return std::exchange(wants_editor_, false) ? std::optional{place()} : std::nullopt;
}

void WatchSession::show_next_hint() {
  const auto seen = static_cast<std::size_t>(session_.progress().of(exercise_->id).hints_shown);
  // What was seen once comes back first; pressed again, it goes on.
  const std::size_t wanted = panel_ == Panel::hints ? hints_ + 1 : std::max<std::size_t>(seen, 1);
  hints_ = std::min(wanted, exercise_->hints.size());
  if (hints_ > 0) session_.progress().record_hint(exercise_->id, static_cast<std::int64_t>(hints_));
  show(Panel::hints, hints_text(*exercise_, hints_, terminal()));
}

bool WatchSession::may_show_solution() {
  return exercise_->kind == Kind::server || session_.progress().of(exercise_->id).passed_at.has_value();
}

void WatchSession::show_solution() {
  const auto text = solution_text(session_, *exercise_);
  show(Panel::other, text ? *text : text.error().what + "\n" + text.error().mend + "\n");
}

void WatchSession::show_verdict() {
  if (!verdict_ && !worker_.is_running()) return check();  // An attack came in between.
  if (!verdict_) return show(Panel::verdict, "");
  std::string text = verdict_text(session_.paths, *lesson_, *exercise_, *verdict_, terminal());
  if (verdict_->kind == VerdictKind::waiting)
    text += first_steps(session_.paths, *lesson_, *exercise_, terminal());
  if (passed()) text += after_a_pass(session_, *exercise_, neighbour(+1));
  show(Panel::verdict, text);
}

void WatchSession::show(Panel panel, const std::string& body) {
  if (list_) {
    list_.reset();
    content_ = {};
  }
  dirty_ = true;
  panel_ = panel;
  content_.body = trimmed_end(body);
  content_.scroll = 0;
  update_heading();
}

void WatchSession::show_list() {
  panel_ = Panel::other;
  list_.emplace(session_, *exercise_);
  resized(size_);
}

void WatchSession::press_in_list(const Key& key) {
  const auto answer = list_->press(key);
  if (answer == ListPanel::Answer::stays) return resized(size_);
  const Exercise* const to = list_->selected();
  show_verdict();
  if (answer == ListPanel::Answer::goes && to != exercise_) go(to);
}

void WatchSession::update_heading() {
  if (list_) return;
  describe_step(content_, session_, *lesson_, *exercise_);
  content_.place = file_link(session_.paths, place(), terminal());
  if (attacking_ != nullptr) {
    content_.status = terminal().yellow("attacking…") + terminal().dim("  the first time builds the servers");
    return;
  }
  if (!verdict_) {
    content_.status = checking_text(session_, *exercise_, terminal());
    return;
  }
  content_.status = verdict_status(*exercise_, *verdict_, terminal());
  if (verdict_->kind != VerdictKind::waiting) content_.status += terminal().dim("  " + took_);
}

void WatchSession::scroll_by(const Key& key) {
  const auto [furthest, page] = scroll_range_of(content_, size_, terminal());
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
  if (keeps_note_) return;
  dirty_ = true;
  content_.note.clear();
  content_.input.reset();
}

void WatchSession::note(const std::string& text) {
  dirty_ = true;
  keeps_note_ = false;
  content_.note = terminal().yellow(trimmed(text));
  content_.input.reset();
}

void WatchSession::prompt(const std::string& question, const std::string& typed) {
  note(question);
  content_.input = typed;
}

}  // namespace course
