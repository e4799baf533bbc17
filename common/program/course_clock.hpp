#pragma once

#include <filesystem>

#include "web/options.hpp"

namespace program {

// The file that `scripts/course clock` writes in this checkout.
std::filesystem::path course_clock_file();

// Lets base::course_seconds() and the log follow the clock in `file`, if only this machine can reach the
// server: its host is a loopback address or "localhost". Says so on standard error if it is ahead. Called by
// the main of a lesson's server, before any other thread is started.
void follow_course_clock(web::Options& options, const std::filesystem::path& file = course_clock_file());

}  // namespace program
