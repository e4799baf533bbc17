#pragma once

#include <string>

#include "course/session/session.hpp"

namespace course {

struct ProgressOptions {
  std::string file;  // "-" or empty is stdout or stdin.
};

// What was done so far, lesson by lesson.
int progress_summary(Session& session);
// Everything that is remembered, as JSON (progress_json.hpp).
int progress_export(Session& session, const ProgressOptions& options);
// Takes over an export; what either side knows is kept.
int progress_import(Session& session, const ProgressOptions& options);

}  // namespace course
