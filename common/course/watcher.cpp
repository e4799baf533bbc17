#include "course/watcher.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>
#include <utility>

#include "course/commands.hpp"
#include "course/judge.hpp"
#include "course/lesson_files.hpp"
#include "course/text.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

FileWatcher watch_lesson(const Paths& paths, const Lesson& lesson) {
  const fs::path folder = folders_of(paths, lesson).lesson;
  std::vector<fs::path> folders = {folder};
  if (!lesson.labs.empty()) folders.push_back(folder / "attacks");
  return {folders, is_lesson_file};
}

// What `work` prints to stdout and stderr, troubles included.
std::string printed_by(const std::function<void()>& work) {
  std::ostringstream text;
  auto* const out = std::cout.rdbuf(text.rdbuf());
  auto* const err = std::cerr.rdbuf(text.rdbuf());
  work();
  std::cout.rdbuf(out);
  std::cerr.rdbuf(err);
  return text.str();
}

std::string trimmed_end(const std::string& text) { return text.substr(0, text.find_last_not_of(" \n") + 1); }

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

void Watcher::press(const Key& key) {
  news_ = true;
  if (mode_ == Mode::question) return answer(key);
  if (mode_ == Mode::token) return edit_token(key);
  view_.note.clear();
  if (key.kind == KeyKind::end_of_input) over_ = true;
  if (key.kind == KeyKind::escape) show_verdict();
  if (key.kind == KeyKind::character && key.character != ' ') return command(key.character);
  scroll_by(key);
}

void Watcher::command(char letter) {
  switch (letter) {
    case 'n':
      return go(neighbour(+1));
    case 'p':
      return go(neighbour(-1));
    case 'h':
      return next_hint();
    case 'r':
      return check();
    case 'l':
      return show(Panel::other, printed_by([&] { list(session_, exercise_); }));
    case 's':
      return show_solution();
    case 'a':
      return attack();
    case 't':
      mode_ = Mode::token;
      typed_.clear();
      return edit_token({});
    case 'x':
      return ask("Begin " + exercise_->id + " again? Your file is kept in .course/backups. y/n",
                 [this] { begin_again(); });
    case '?':
      return show(Panel::other, keys_text(terminal_));
    case 'q':
      over_ = true;
      return;
    default:
      return note("? explains the keys.");
  }
}

void Watcher::scroll_by(const Key& key) {
  const auto [furthest, page] = reach_of(view_, size_, terminal_);
  std::size_t& line = view_.scroll;
  const auto down = [&](std::size_t lines) { line = std::min(line + lines, furthest); };
  const auto up = [&](std::size_t lines) { line -= std::min(line, lines); };
  if (key.kind == KeyKind::down) down(1);
  if (key.kind == KeyKind::up) up(1);
  if (key.kind == KeyKind::page_down || key.character == ' ') down(page);
  if (key.kind == KeyKind::page_up) up(page);
  if (key.kind == KeyKind::home) line = 0;
  if (key.kind == KeyKind::end) line = furthest;
}

void Watcher::answer(const Key& key) {
  mode_ = Mode::commands;
  view_.note.clear();
  const auto yes = std::exchange(yes_, nullptr);
  if (key.character == 'y') return yes();
  note("Nothing was changed.");
}

void Watcher::edit_token(const Key& key) {
  if (key.kind == KeyKind::character && key.character != 0) typed_ += key.character;
  if (key.kind == KeyKind::backspace && !typed_.empty()) typed_.pop_back();
  if (key.kind != KeyKind::enter && key.kind != KeyKind::escape) {
    constexpr std::size_t shown = 30;  // A token is long; its end tells that it arrived.
    const std::string end = typed_.size() > shown ? "…" + typed_.substr(typed_.size() - shown) : typed_;
    return note("Paste a token, then Enter (" + counted(typed_.size(), "character") + "): " + end);
  }
  mode_ = Mode::commands;
  view_.note.clear();
  if (key.kind == KeyKind::enter) show(Panel::other, token_text(typed_, terminal_));
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
  session_.progress().saw(to->id);
  check();
  if (session_.progress().trouble()) note("Your progress is not being saved; q tells why.");
}

void Watcher::check() {
  const Terminal terminal = terminal_;
  attacking_ = false;
  began_ = std::chrono::steady_clock::now();
  background_.start([paths = session_.paths, lesson = lesson_, exercise = exercise_, terminal] {
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
  background_.start([paths = session_.paths, terminal = terminal_, lab] {
    Session own{paths, terminal};  // With a database connection of its own.
    return printed_by([&] { course::attack(own, lab); });
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
  if (counts) session_.progress().judged(exercise_->id, judgement_->outcome);
  judgement_->status += terminal_.dim("  " + seconds_text(std::chrono::steady_clock::now() - began_));
  if (judgement_->outcome == "waiting") judgement_->details += first_steps();
  if (judgement_->outcome == "passed") {
    const Exercise* next = neighbour(+1);
    judgement_->details += next ? "n goes on to " + next->id + " · " + next->title : "That was the last one.";
  }
  if (panel_ == Panel::verdict) show_verdict();
  tell_heading();
}

std::string Watcher::first_steps() const {
  const std::string lesson = session_.paths.shown(folders_of(session_.paths, *lesson_).lesson / "README.md");
  const auto step = [&](std::string_view verb, const std::string& what) {
    return terminal_.bold(verb) + std::string(8 - verb.size(), ' ') + what + "\n";
  };
  if (exercise_->kind == Kind::server)
    return step("Read", lesson) + "The server stands when its exercises do.\n";
  return step("Read", lesson) + step("Write", "your code in the file above, in place of course::todo") +
         step("Save", "and it is judged at once");
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

void Watcher::next_hint() {
  const auto seen = static_cast<std::size_t>(session_.progress().of(exercise_->id).hints_shown);
  // What was seen once comes back first; pressed again, it goes on.
  const std::size_t wanted = panel_ == Panel::hints ? hints_ + 1 : std::max<std::size_t>(seen, 1);
  hints_ = std::min(wanted, exercise_->hints.size());
  if (hints_ > 0) session_.progress().showed_hint(exercise_->id, static_cast<std::int64_t>(hints_));
  show(Panel::hints, hints_text(*exercise_, hints_, terminal_));
}

void Watcher::show_solution() {
  const auto open = [this] {
    show(Panel::other, printed_by([&] { solution(session_, {.id = exercise_->id, .yes = true}); }));
  };
  const bool free =
      exercise_->kind == Kind::server || session_.progress().of(exercise_->id).passed_at.has_value();
  if (free) return open();
  ask("You have not solved " + exercise_->id + " yet. Show the solution? y/n", open);
}

void Watcher::begin_again() {
  const std::string told = printed_by([&] { reset(session_, {.what = exercise_->id, .yes = true}); });
  static_cast<void>(files_.changes());  // Ours, not a save.
  check();
  note(std::string{lines_of(trimmed(told)).back()});
}

void Watcher::ask(const std::string& question, std::function<void()> yes) {
  mode_ = Mode::question;
  yes_ = std::move(yes);
  note(question);
}

void Watcher::show(Panel panel, const std::string& body) {
  panel_ = panel;
  view_.body = trimmed_end(body);
  view_.scroll = 0;
  tell_heading();
}

void Watcher::show_verdict() { show(Panel::verdict, judgement_ ? judgement_->details : ""); }

void Watcher::tell_heading() {
  const auto steps = lesson_->steps();
  const auto passed = std::ranges::count_if(
      steps, [&](const Exercise* each) { return session_.progress().of(each->id).passed_at.has_value(); });
  view_.lesson = "Lesson " + std::to_string(lesson_->number) + " · " + lesson_->topic;
  view_.standing = std::to_string(passed) + " of " + std::to_string(steps.size()) + " passed";
  view_.title = exercise_->id + "  " + exercise_->title;
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

void Watcher::resized(const ScreenSize& size) {
  size_ = size;
  news_ = true;
  const auto width = static_cast<std::size_t>(std::clamp(size.columns - 2, 20, 98));  // Texts have margins.
  terminal_ = terminal_.has_colours() ? Terminal::coloured(width) : Terminal::plain(width);
  session_.terminal = terminal_;
}

}  // namespace course
