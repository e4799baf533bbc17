#include "course/watch/screen.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "course/text/characters.hpp"
#include "course/text/line_folding.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

using Rows = std::vector<std::string>;

constexpr std::size_t widest_text = 112;  // Code has up to 110 columns.

std::string indented(std::string_view text) { return std::string(screen_margin, ' ') + std::string{text}; }

// `left` and `right` at the two ends of a row; `right` gives way where both do not fit.
std::string spread(const std::string& left, const std::string& right, std::size_t width) {
  const std::size_t used = screen_margin + columns(left) + columns(right) + screen_margin;
  if (right.empty() || used + 2 > width) return folded(indented(left), width).front();
  return indented(left) + std::string(width - used, ' ') + right;
}

// The lesson at the left; at the right what has passed, which stays longest where there is little room.
std::string top_row(const ScreenContent& content, std::size_t width, const Terminal& terminal) {
  const std::string number = content.lesson.substr(0, content.lesson.find(" · "));
  const std::string bar = content.bar + (content.bar.empty() ? "" : " ") + content.standing;
  const std::string time = (content.time.empty() ? "" : content.time + "   ") + bar;
  const std::array<std::array<std::string, 2>, 4> choices{{{content.lesson, time},
                                                           {content.lesson, bar},
                                                           {content.lesson, content.standing},
                                                           {number, content.standing}}};
  for (const auto& [left, right] : choices) {
    if (columns(left) + columns(right) + 2 + 2 * screen_margin <= width)
      return spread(terminal.dim(left), terminal.dim(right), width);
  }
  return spread(terminal.dim(content.standing), "", width);
}

// Each line, folded below itself.
void append_folded(Rows& rows, std::string_view text, std::size_t width) {
  for (const std::string_view line : lines_of(text)) {
    const std::size_t indent = screen_margin + hanging_indent(line);
    std::ranges::move(folded(indented(line), std::min(width, widest_text), indent), std::back_inserter(rows));
  }
}

Rows heading_of(const ScreenContent& content, std::size_t width, const Terminal& terminal) {
  Rows rows = {top_row(content, width, terminal), ""};
  if (!content.title.empty()) {
    rows.push_back(spread(terminal.bold(content.title), terminal.dim(content.minutes), width));
    append_folded(rows, content.objective, width);
    append_folded(rows, terminal.cyan(content.place), width);
    rows.emplace_back();
  }
  append_folded(rows, content.status, width);
  return rows;
}

// The note, with the end of what was typed: it tells that a long token has arrived.
std::string note_of(const ScreenContent& content) {
  if (!content.input) return content.note;
  constexpr std::size_t most = 30;
  const std::string& typed = *content.input;
  return content.note + ": " + (typed.size() > most ? "…" + typed.substr(typed.size() - most) : typed);
}

std::string rule(std::size_t width, std::string_view remark, const Terminal& terminal) {
  if (columns(remark) + 2 > width) remark = {};
  std::string line;
  for (std::size_t i = columns(remark) + (remark.empty() ? 0 : 2); i < width; ++i) line += "─";
  if (!remark.empty()) line += " " + std::string{remark} + " ";
  return terminal.dim(line);
}

void keep_last(Rows& rows, std::size_t count) {
  if (rows.size() > count) rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(count));
}

// How a screen is shared out.
struct Layout {
  Rows heading, body, note, keys;
  std::size_t page = 1;  // Rows for the body.
};

Layout layout_of(const ScreenContent& content, const ScreenSize& size, const Terminal& terminal) {
  const auto width = static_cast<std::size_t>(std::max(size.columns, 12));
  const auto height = static_cast<std::size_t>(std::max(size.rows, 1));
  Layout layout{.heading = heading_of(content, width, terminal),
                .body = {},
                .note = {},
                .keys = key_rows(content.keys, width, terminal)};
  append_folded(layout.body, content.body, width);
  append_folded(layout.note, note_of(content), width);
  keep_last(layout.keys, std::max<std::size_t>(height / 3, 1));
  std::size_t left = height - std::min(height, layout.keys.size() + 1);
  keep_last(layout.note, left / 2);
  left -= layout.note.size();
  // A heading may take two thirds of what is left; its first rows go first, the status is its last.
  keep_last(layout.heading, std::max<std::size_t>(left * 2 / 3, std::min<std::size_t>(left, 1)));
  if (!layout.heading.empty() && layout.heading.front().empty()) layout.heading.erase(layout.heading.begin());
  if (left > layout.heading.size() + 2) layout.heading.emplace_back();
  layout.page = left - layout.heading.size();
  return layout;
}

std::string remark_on(std::size_t above, std::size_t below) {
  if (above == 0 && below == 0) return {};
  if (below == 0) return "↑ end";
  return "↓ " + counted(below, "line") + " more";
}

}  // namespace

std::vector<std::string> rows_of(const ScreenContent& content, const ScreenSize& size,
                                 const Terminal& terminal) {
  Layout layout = layout_of(content, size, terminal);
  const auto height = static_cast<std::size_t>(std::max(size.rows, 1));
  const std::size_t last = layout.body.size() > layout.page ? layout.body.size() - layout.page : 0;
  const std::size_t above = std::min(content.scroll, last);
  const std::size_t end = std::min(above + layout.page, layout.body.size());

  Rows rows = std::move(layout.heading);
  for (std::size_t i = above; i < end; ++i) rows.push_back(layout.body[i]);
  const std::size_t foot = layout.keys.size() + layout.note.size() + 1;
  if (height > foot) {
    rows.resize(height - foot);
    std::ranges::move(layout.note, std::back_inserter(rows));
    rows.push_back(rule(static_cast<std::size_t>(std::max(size.columns, 12)),
                        remark_on(above, layout.body.size() - end), terminal));
  }
  std::ranges::move(layout.keys, std::back_inserter(rows));
  keep_last(rows, height);
  return rows;
}

ScrollRange scroll_range_of(const ScreenContent& content, const ScreenSize& size, const Terminal& terminal) {
  const Layout layout = layout_of(content, size, terminal);
  const std::size_t lines = layout.body.size();
  return {.furthest = lines > layout.page ? lines - layout.page : 0,
          .page = std::max<std::size_t>(layout.page, 1)};
}

std::string new_lines(const ScreenContent& before, const ScreenContent& now, std::size_t width) {
  const bool typing = now.input && before.input && now.note == before.note;
  if (typing && now.input->starts_with(*before.input)) return now.input->substr(before.input->size());
  std::string text = before.input ? "\n" : "";
  Rows rows;
  if (now.lesson != before.lesson || now.title != before.title) {
    text += "\n" + now.lesson + " · " + now.standing + "\n" + now.title + (now.title.empty() ? "" : "\n");
    append_folded(rows, now.objective, width);
  }
  for (const auto part : {&ScreenContent::place, &ScreenContent::status, &ScreenContent::body}) {
    if (now.*part != before.*part) append_folded(rows, now.*part, width);
  }
  if (!now.input && now.note != before.note) append_folded(rows, now.note, width);
  for (const std::string& row : rows) text += row + "\n";
  return now.input ? text + now.note + ": " + *now.input : text;
}

std::vector<std::string> key_rows(std::span<const KeyName> keys, std::size_t width,
                                  const Terminal& terminal) {
  constexpr std::size_t most_rows = 3;
  const auto build = [&](bool with_words) {
    Rows rows = {std::string(screen_margin, ' ')};
    for (const KeyName& each : keys) {
      if (each.word.empty()) continue;
      const std::string item = terminal.bold(each.key) + (with_words ? " " + std::string{each.word} : "");
      const bool first = columns(rows.back()) == screen_margin;
      if (!first && columns(rows.back()) + 2 + columns(item) > width) {
        rows.push_back(std::string(screen_margin, ' ') + item);
      } else {
        rows.back() += (first ? "" : "  ") + item;
      }
    }
    return rows;
  };
  Rows rows = build(true);
  return rows.size() > most_rows ? build(false) : rows;
}

}  // namespace course
