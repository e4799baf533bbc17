#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

// Small tools for text that other programs wrote.
namespace course {

// The lines of `text`, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

// What stands between `before` and `after` in `text`; empty if one of them is not there.
std::string_view between(std::string_view text, std::string_view before, std::string_view after);

// `text` with every `from` replaced.
std::string replaced(std::string_view text, std::string_view from, std::string_view to);

// Without blanks at both ends.
std::string_view trimmed(std::string_view text);

// `text` for a terminal: control characters, those that turn the direction of reading, and bytes that are not
// UTF-8 as they would be written in C++, so that none moves the cursor; and no more than `longest` bytes of
// it, cut between two characters.
std::string printable(std::string_view text, std::size_t longest = 600);

// `text` if it has at most `longest` bytes; otherwise its beginning and its end, with "…" between them. Cuts
// between two characters.
std::string shortened(std::string_view text, std::size_t longest);

// "1 check", "3 checks".
std::string counted(std::size_t count, std::string_view noun);

// The line (from 1) on which the last of `needles` starts, each searched for behind the one before:
// {"\"1.4\"", "\"hints\""} finds the hints of exercise 1.4. What is not there is passed over.
std::size_t line_of(std::string_view text, std::initializer_list<std::string_view> needles);

// Line `number` (from 1) of a file, trimmed; empty if there is none.
std::string line_of_file(const std::filesystem::path& file, int number);

// A whole file; empty if it cannot be read.
std::string read_text(const std::filesystem::path& file);

}  // namespace course
