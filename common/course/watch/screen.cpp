#include "course/watch/screen.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "course/text/line_folding.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

using Rows = std::vector<std::string>;

struct KeyName {
  std::string_view key, meaning;
};

constexpr std::array keys{
    KeyName{"n", "next"},  KeyName{"p", "previous"}, KeyName{"h", "hint"},   KeyName{"r", "run"},
    KeyName{"l", "list"},  KeyName{"s", "solution"}, KeyName{"a", "attack"}, KeyName{"t", "token"},
    KeyName{"x", "reset"}, KeyName{"?", "help"},     KeyName{"q", "quit"},
};

std::string indented(std::string_view text) { return std::string(screen_margin, ' ') + std::string{text}; }

// `left` and `right` at the two ends of a row; `right` gives way where both do not fit.
std::string spread(const std::string& left, const std::string& right, std::size_t width) {
  const std::size_t used = screen_margin + columns(left) + columns(right) + screen_margin;
  if (right.empty() || used + 2 > width) return folded(indented(left), width).front();
  return indented(left) + std::string(width - used, ' ') + right;
}

void append_folded(Rows& rows, std::string_view text, std::size_t width) {
  for (const std::string_view line : lines_of(text)) {
    std::ranges::move(folded(indented(line), width), std::back_inserter(rows));
  }
}

Rows heading_of(const ScreenContent& content, std::size_t width, const Terminal& terminal) {
  Rows rows = {spread(terminal.dim(content.lesson), terminal.dim(content.standing), width), ""};
  rows.push_back(spread(terminal.bold(content.title), terminal.dim(content.minutes), width));
  if (!content.objective.empty())
    append_folded(rows, wrapped(content.objective, width - 2 * screen_margin, 0), width);
  append_folded(rows, terminal.cyan(content.place), width);
  rows.emplace_back();
  append_folded(rows, content.status, width);
  rows.emplace_back();
  return rows;
}

Rows body_of(const ScreenContent& content, std::size_t width) {
  Rows rows;
  append_folded(rows, content.body, width);
  return rows;
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
                .body = body_of(content, width),
                .note = {},
                .keys = key_rows(width, terminal)};
  append_folded(layout.note, content.note, width);
  keep_last(layout.keys, height);
  const std::size_t fixed = layout.keys.size() + layout.note.size() + 1;
  const std::size_t left = height > fixed ? height - fixed : 0;
  // A heading may take two thirds of what is left; its first rows go first, the status is its last.
  const std::size_t most = std::max<std::size_t>(left * 2 / 3, std::min<std::size_t>(left, 1));
  keep_last(layout.heading, most);
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

std::string as_lines(const ScreenContent& content) {
  std::string text = "\n" + content.lesson + " · " + content.standing + "\n" + content.title + "\n";
  for (const std::string& part :
       {content.objective, content.place, content.status, content.body, content.note}) {
    if (!part.empty()) text += part + (part.ends_with('\n') ? "" : "\n");
  }
  return text;
}

std::vector<std::string> key_rows(std::size_t width, const Terminal& terminal) {
  constexpr std::size_t most_rows = 3;
  const auto build = [&](bool with_words) {
    Rows rows = {std::string(screen_margin, ' ')};
    for (const auto& [key, meaning] : keys) {
      const std::string item = terminal.bold(key) + (with_words ? " " + std::string{meaning} : "");
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
