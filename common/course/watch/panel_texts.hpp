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

// The outcome in a few words: "✓ passed, 6 checks".
std::string verdict_status(const Exercise& exercise, const Verdict& verdict, const Terminal& terminal);

// What there is to say about it.
std::string verdict_text(const Paths& paths, const Lesson& lesson, const Exercise& exercise,
                         const Verdict& verdict, const Terminal& terminal);

// The hints 1 to `shown`, and how to get the next one.
std::string hints_text(const Exercise& exercise, std::size_t shown, const Terminal& terminal);

// What token_report() says of a token. Or why it cannot be read.
std::string token_text(std::string_view token, const Terminal& terminal);

// Every key in a sentence.
std::string keys_text(const Terminal& terminal);

// The line of `code` that holds the hole of exercise `id`; 0 when it is filled.
std::size_t line_of_hole(std::string_view code, const std::string& id);

}  // namespace course
