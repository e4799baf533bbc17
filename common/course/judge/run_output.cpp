#include "course/judge/run_output.hpp"

#include "course/text/text.hpp"

namespace course {
namespace {

bool is_undefined_behaviour(std::string_view line) {
  return line.starts_with('/') && line.contains(": runtime error: ");
}

// What AddressSanitizer says beside its report.
bool is_of_the_judge(std::string_view line) { return line.ends_with("AddressSanitizer:DEADLYSIGNAL"); }

}  // namespace

RunOutput split_output(std::string_view output) {
  RunOutput parts;
  for (const std::string_view line : lines_of(output)) {
    const bool report = !parts.report.empty() || is_undefined_behaviour(line);
    if (!report && is_of_the_judge(line)) continue;
    (report ? parts.report : parts.printed).append(line).append("\n");
  }
  const bool cut = !output.ends_with('\n') && parts.report.empty() && !parts.printed.empty();
  if (cut) parts.printed.pop_back();
  return parts;
}

}  // namespace course
