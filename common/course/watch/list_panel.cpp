#include "course/watch/list_panel.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "course/text/line_folding.hpp"

namespace course {
namespace {

constexpr std::size_t page = 10;

// What a filter lets through: everything, what has not passed, or what standing_of() calls by its name.
constexpr std::array<std::string_view, 4> filters{"all", "open", "failed", "passed"};

bool lets_through(std::string_view filter, std::string_view standing) {
  return filter == "all" || filter == standing || (filter == "open" && standing != "passed");
}

// One row, whatever the width.
std::string cut(const std::string& row, const ScreenSize& size) {
  const int room = std::max(size.columns - static_cast<int>(screen_margin), 10);
  return folded(row, static_cast<std::size_t>(room)).front();
}

}  // namespace

ListPanel::ListPanel(Session& session, const Exercise& here)
    : session_(session), here_(here), standings_(standings_of(session)) {
  select_shown();
  cursor_ = static_cast<std::size_t>(std::ranges::find(shown_, &here) - shown_.begin());
}

ListPanel::Answer ListPanel::press(const Key& key) {
  const bool is_letter = key.kind == KeyKind::character && !searching_;
  if (key.kind == KeyKind::enter) return selected() == nullptr ? Answer::stays : Answer::goes;
  if (key.kind == KeyKind::escape && search_.empty() && !searching_) return Answer::leaves;
  if (is_letter && (key.character == 'q' || key.character == 'l')) return Answer::leaves;
  const std::size_t last = shown_.empty() ? 0 : shown_.size() - 1;
  const auto down = [&](std::size_t rows) { cursor_ = std::min(cursor_ + rows, last); };
  const auto up = [&](std::size_t rows) { cursor_ -= std::min(cursor_, rows); };
  if (key.kind == KeyKind::down || (is_letter && key.character == 'j')) down(1);
  if (key.kind == KeyKind::up || (is_letter && key.character == 'k')) up(1);
  if (key.kind == KeyKind::page_down) down(page);
  if (key.kind == KeyKind::page_up) up(page);
  if (key.kind == KeyKind::home) cursor_ = 0;
  if (key.kind == KeyKind::end) cursor_ = last;
  edit(key);
  return Answer::stays;
}

// What changes which exercises are shown.
void ListPanel::edit(const Key& key) {
  const std::size_t filter = filter_;
  const std::string search = search_;
  if (searching_) {
    edit_line(search_, key);
  } else if (key.kind == KeyKind::character) {
    if (key.character == '/') searching_ = true;
    if (key.character == 'f') filter_ = (filter_ + 1) % filters.size();
  }
  if (key.kind == KeyKind::escape) {
    searching_ = false;
    search_.clear();
  }
  if (filter != filter_ || search != search_) select_shown();
}

// The cursor stays where it is if that is still shown.
void ListPanel::select_shown() {
  const Exercise* const before = selected();
  shown_.clear();
  for (const Lesson* lesson : session_.catalogue.lessons()) {
    for (const Exercise* each : lesson->steps()) {
      const bool found = base::to_lower(each->id + " " + each->title).contains(base::to_lower(search_));
      if (found && lets_through(filters[filter_], standing_in(standings_, *each))) shown_.push_back(each);
    }
  }
  const auto again = std::ranges::find(shown_, before);
  cursor_ = again == shown_.end() ? 0 : static_cast<std::size_t>(again - shown_.begin());
}

const Exercise* ListPanel::selected() const { return cursor_ < shown_.size() ? shown_[cursor_] : nullptr; }

ScreenContent ListPanel::content(const ScreenSize& size) const {
  const Terminal& terminal = session_.terminal;
  ScreenContent content{.lesson = "All exercises", .keys = list_keys};
  std::size_t passed = 0, all = 0, rows = 0, row_of_cursor = 0;
  for (const Lesson* lesson : session_.catalogue.lessons()) {
    passed += passed_in(*lesson, standings_);
    all += lesson->required_steps().size();
    bool is_first = true;
    for (const Exercise* each : lesson->steps()) {
      if (std::ranges::find(shown_, each) == shown_.end()) continue;
      if (std::exchange(is_first, false)) {
        content.body +=
            std::string{rows > 0 ? "\n" : ""} + cut(lesson_row(*lesson, standings_, terminal), size) + "\n";
        rows += rows > 0 ? 2 : 1;
      }
      // Where nothing can be drawn again, the row of the cursor is told instead.
      const bool is_marked = each == selected() && terminal.has_signs();
      const std::string row = step_row(*each, standing_in(standings_, *each), &here_, terminal);
      content.body += cut((is_marked ? terminal.cyan("› ") : "  ") + row, size) + "\n";
      if (each == selected()) row_of_cursor = rows;
      ++rows;
    }
  }
  content.standing = std::to_string(passed) + " of " + std::to_string(all) + " passed";
  content.status = terminal.bold(filters[filter_]) + terminal.dim(search_.empty() ? "" : ", with " + search_);
  if (shown_.empty()) content.body = "Nothing here. f and / choose what is shown.\n";
  if (selected() != nullptr && !terminal.has_signs())
    content.note = selected()->id + "  " + selected()->title;
  if (searching_) {
    content.note = "Search";
    content.input = search_;
  }
  const auto [furthest, room] = scroll_range_of(content, size, terminal);
  content.scroll = std::min(row_of_cursor - std::min(row_of_cursor, room / 2), furthest);
  return content;
}

}  // namespace course
