#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "course/lesson/lesson.hpp"
#include "course/text/problem.hpp"

namespace course {

// Reads the text of a lesson.json strictly: every member of docs/architecture.md with its type and bounds,
// no other member, no name twice. `where` leads the message, which names line, member and mend:
// "lessons/01_token_structure/lesson.json:14: exercises[0].hints has 2 entries; an exercise has three hints".
std::expected<Lesson, Problem> parse_manifest(std::string_view text, const std::string& where);

// Reads lesson.json in `folder`; its "lesson" and "name" must agree with the folder's name (NN_name).
std::expected<Lesson, Problem> read_manifest(const std::filesystem::path& folder, const std::string& where);

}  // namespace course
