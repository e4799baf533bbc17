#pragma once

#include <filesystem>

#include "course/session/session.hpp"

namespace course {

// Writes `.env` in `folder` with good secrets for the server of lesson 6; only its owner can read it. A file
// that is there is left as it is.
int secret(const Session& session, const std::filesystem::path& folder);

}  // namespace course
