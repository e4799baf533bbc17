#pragma once

#include <string_view>

#include "course/commands/doctor_finding.hpp"

// The programs that build the course. Each function looks at one and changes nothing.
namespace course {

DoctorFinding examine_compiler(
    std::string_view version_text);                          // Of `c++ --version`; empty when there is none.
DoctorFinding examine_cmake(std::string_view version_text);  // Of `cmake --version`.
DoctorFinding examine_ninja(std::string_view version_text);  // Of `ninja --version`.
DoctorFinding examine_binutils(std::string_view as_text, std::string_view ld_text);
DoctorFinding examine_linker(std::string_view mold_text, std::string_view lld_text);

}  // namespace course
