#pragma once

#include <string>

namespace course {

enum class Health {
  fine,
  weak,    // The course works, but slower or less well.
  broken,  // Something must be mended before it works.
};

// What the doctor found out about one thing.
struct DoctorFinding {
  Health health = Health::fine;
  std::string about;   // "compiler"
  std::string found;   // "g++ 12.2.0"
  std::string mend{};  // The command that helps, or where to look; empty when fine.
};

}  // namespace course
