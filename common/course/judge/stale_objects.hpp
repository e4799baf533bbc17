#pragma once

#include <filesystem>

namespace course {

// Removes the objects of learners' files that came to their place after they were compiled. Ninja compares
// the times of last writing, and a file that was copied, unpacked or restored brings an old one along: the
// verdict would be that of the file before. `objects` is the build folder of `lessons`. What cannot be
// removed stays.
void remove_stale_objects(const std::filesystem::path& objects, const std::filesystem::path& lessons);

}  // namespace course
