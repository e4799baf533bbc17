#include "course/judge/sanitizer_report.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "course/text/text.hpp"

namespace course {
namespace {

using std::string_view;

struct ErrorName {
  string_view sign, meaning;
};

// What AddressSanitizer calls it, and what a learner should hear.
constexpr std::array<ErrorName, 21> meanings{{
    {"heap-buffer-overflow", "outside a block on the heap"},
    {"stack-buffer-overflow", "outside a local variable"},
    {"stack-buffer-underflow", "outside a local variable"},
    {"global-buffer-overflow", "outside a global variable or literal"},
    {"container-overflow", "outside the elements of a container"},
    {"dynamic-stack-buffer-overflow", "outside a local array"},
    {"heap-use-after-free", "in memory that was freed already"},
    {"stack-use-after-return", "in a local variable of a function that has returned"},
    {"stack-use-after-scope", "in a local variable whose block has ended"},
    {"stack-overflow", "the stack ran over, by a recursion without end or a very deep one"},
    {"attempting double-free", "memory was freed twice"},
    {"alloc-dealloc-mismatch", "memory was freed in another way than it was taken"},
    {"attempting free on address", "something was freed that was never taken"},
    {"negative-size-param", "a negative number of bytes was asked for"},
    {"allocation-size-too-big", "far too much memory was asked for at once"},
    {"out-of-memory", "far too much memory was asked for"},
    {"hard rss limit exhausted", "more memory was taken than a check may use"},
    {"SEGV on unknown address", "where there is no memory, through a null or wild pointer"},
    {"ABRT on unknown address",
     "abort() was called, by the code itself or by a library whose rule was broken"},
    {"FPE on unknown address", "a division by zero"},
    {"memcpy-param-overlap", "a copy onto itself"},
}};

// "/path/file.cpp:12" or ":12:5" at the end of a stack frame or in front of a UBSan message.
std::optional<SourceLocation> place_in(string_view text, std::span<const std::filesystem::path> own_code) {
  for (const auto& folder : own_code) {
    const auto at = text.find(folder.string() + "/");
    const auto colon = at == string_view::npos ? string_view::npos : text.find(':', at);
    if (colon == string_view::npos) continue;
    SourceLocation place{.file = std::string(text.substr(at, colon - at)), .line = 0};
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), place.line);
    return place;
  }
  return std::nullopt;
}

std::optional<SourceLocation> first_own_frame(string_view report,
                                              std::span<const std::filesystem::path> own_code) {
  for (const auto& folder : own_code) {
    for (const string_view line : lines_of(report)) {
      if (!trimmed(line).starts_with("#")) continue;
      if (auto place = place_in(line, {&folder, 1})) return place;
    }
  }
  return std::nullopt;
}

// What the code did with memory, as far as the report says.
std::string access(string_view report) {
  for (const string_view line : lines_of(report)) {
    if (line.starts_with("READ of size ")) return "it read ";
    if (line.starts_with("WRITE of size ")) return "it wrote ";
    if (line.contains("caused by a READ")) return "it read ";
    if (line.contains("caused by a WRITE")) return "it wrote ";
  }
  return "it used memory ";
}

MemoryError address_error(string_view report) {
  for (const ErrorName& each : meanings) {
    if (!report.contains(each.sign)) continue;
    const bool reaches = each.meaning.starts_with("outside") || each.meaning.starts_with("in ") ||
                         each.meaning.starts_with("where ");
    return {.what = (reaches ? access(report) : "") + std::string(each.meaning)};
  }
  const auto summary = between(report, "AddressSanitizer: ", "\n");
  return {.what = std::string(summary.substr(0, summary.find(" on ")))};
}

MemoryError leak(string_view report) {
  const auto bytes = between(report, "SUMMARY: AddressSanitizer: ", " byte(s)");
  return {.what = std::string(bytes.empty() ? "some" : bytes) + " bytes were never given back",
          .place = {},
          .leak = true};
}

// "/path/file.cpp:12:5: runtime error: signed integer overflow: …"
std::optional<MemoryError> undefined_behaviour(string_view report,
                                               std::span<const std::filesystem::path> own_code) {
  for (const string_view line : lines_of(report)) {
    constexpr string_view sign = ": runtime error: ";
    const auto at = line.find(sign);
    if (at != string_view::npos)
      return MemoryError{.what = std::string(line.substr(at + sign.size())),
                         .place = place_in(line, own_code)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<MemoryError> summarise_report(string_view report,
                                            std::span<const std::filesystem::path> own_code) {
  auto error = undefined_behaviour(report, own_code);
  if (!error && report.contains("ERROR: AddressSanitizer")) error = address_error(report);
  if (!error && report.contains("hard rss limit exhausted")) error = address_error(report);
  if (!error && report.contains("detected memory leaks")) error = leak(report);
  if (error && !error->place) error->place = first_own_frame(report, own_code);
  return error;
}

}  // namespace course
