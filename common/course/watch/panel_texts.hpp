#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "course/judge/verdict.hpp"
#include "course/lesson/lesson.hpp"
#include "course/lesson/paths.hpp"
#include "course/text/terminal.hpp"

// What a watching runner says. Texts end with a newline, lines fit `terminal`.
namespace course {

// A verdict on its way from the process that judged to the one that shows it.
struct Judgement {
  std::string outcome;  // name_of(VerdictKind)
  std::string status;   // "✓ passed, 6 checks"
  std::string details;  // What report() says below its first line.
  std::optional<SourceLocation> place;
};
Judgement judgement_of(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                       const Verdict& verdict, const Terminal& terminal);
std::string to_text(const Judgement& judgement);
std::optional<Judgement> judgement_from(const std::string& text);

// The hints 1 to `shown`, and how to get the next one.
std::string hints_text(const Exercise& exercise, std::size_t shown, const Terminal& terminal);

// What token_report() says of a token. Or why it cannot be read.
std::string token_text(std::string_view token, const Terminal& terminal);

// Every key in a sentence.
std::string keys_text(const Terminal& terminal);

// The line of `code` that holds the hole of exercise `id`; 0 when it is filled.
std::size_t line_of_hole(std::string_view code, const std::string& id);

}  // namespace course
