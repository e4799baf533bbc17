# quick_first_build(TARGET): compiles the target's files as one (a "unity build").
#
# Only where a first verdict is waited for (preset learn), and where everything is built a second time (preset asan):
# every header is then read once, not seventy times. Two
# files of such a target must not give one name to two things, not even in unnamed namespaces; tests/checks builds
# them. Every other preset compiles each file by itself, so a missing include is still found.
# Why: docs/decisions/0003-the-learners-preset.md
option(COURSE_QUICK_FIRST_BUILD "Compile what a first verdict waits for as one file per library" OFF)

function(quick_first_build target)
  if(COURSE_QUICK_FIRST_BUILD)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0
      DISABLE_PRECOMPILE_HEADERS ON)
    if(COURSE_SANITIZE STREQUAL "lessons")
      target_compile_options(${target} PRIVATE -g0)  # A tenth quicker, and learners debug their own code.
    endif()
  endif()
endfunction()
