#include "course/report/token_report.hpp"

#include <algorithm>

#include "course/report/token_members.hpp"
#include "course/report/token_suspicions.hpp"
#include "course/text/characters.hpp"
#include "course/text/line_folding.hpp"
#include "course/text/text.hpp"

namespace course {
namespace {

constexpr std::size_t value_column = 13;  // Before the values: two blanks, "auth_time", two blanks.
constexpr std::size_t longest_name = 30, longest_claim = 300, most_members = 40;

// `lead` and what follows it, which is broken into lines that start at the value_column.
std::string row(std::string lead, std::string_view text, const Terminal& terminal) {
  std::string out;
  const std::size_t used = columns(lead);
  if (used + 2 > value_column) {
    out += lead + "\n";
    lead.assign(value_column, ' ');
  } else {
    lead.append(value_column - used, ' ');
  }
  for (const auto& piece : folded(text, terminal.width() - value_column)) {
    out += lead + piece + "\n";
    lead.assign(value_column, ' ');
  }
  return out;
}

using Paint = std::string (Terminal::*)(std::string_view) const;

// A part as it was received, in one line.
std::string heading(std::string_view label, std::string_view segment, Paint paint, const Terminal& terminal) {
  const std::size_t room = terminal.width() - value_column - 1;
  const std::string shown = segment.empty() ? "(empty)" : shortened(segment, room);
  return row(terminal.bold((terminal.*paint)(label)), (terminal.*paint)(shown), terminal);
}

std::string members(const json::Value& object, auto meaning_of, const Terminal& terminal) {
  std::string out;
  const auto names = object.names();
  for (std::size_t i = 0; i < std::min(names.size(), most_members); ++i) {
    const json::Value value = object.at(names[i]);
    const std::string meaning = meaning_of(names[i], value);
    std::string text = printable(value.dump(), longest_claim);
    if (!meaning.empty()) text += "  " + terminal.dim(meaning);
    out += row("  " + shortened(printable(names[i], longest_name), longest_name), text, terminal);
  }
  if (names.size() > most_members)
    out += "  and " + counted(names.size() - most_members, "more member") + ", not shown\n";
  return out;
}

std::string suspicions(const jwt::UnverifiedToken& token, std::int64_t now, const Terminal& terminal) {
  const auto found = suspicions_of(token, now);
  if (found.empty()) return "Nothing in it looks suspicious.\n";
  std::string out = terminal.red("Suspicious") + "\n";
  for (const auto& sentence : found) out += wrapped(sentence, terminal.width(), 4, "  - ");
  return out;
}

}  // namespace

std::string token_report(const jwt::UnverifiedToken& token, std::int64_t now, const Terminal& terminal) {
  const auto claim = [now](std::string_view name, const json::Value& value) {
    return meaning_of_claim(name, value, now);
  };
  return heading("Header", token.header_segment(), &Terminal::cyan, terminal) +
         members(token.unverified_header(), meaning_in_header, terminal) + "\n" +
         heading("Payload", token.payload_segment(), &Terminal::green, terminal) +
         members(token.unverified_claims(), claim, terminal) + "\n" +
         heading("Signature", token.signature_segment(), &Terminal::yellow, terminal) + "  " +
         counted(token.unverified_signature().size(), "byte") + "\n\n" + suspicions(token, now, terminal) +
         "\n" + wrapped("Decoded, not verified: anyone can write this.", terminal.width(), 0);
}

std::string refusal_report(std::string_view code, std::string_view sentence, const Terminal& terminal) {
  return terminal.red(code) + "\n" + wrapped(printable(sentence), terminal.width(), 2);
}

}  // namespace course
