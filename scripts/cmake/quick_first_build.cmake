# quick_first_build(TARGET [ALONE source...]): compiles the target's files a few at a time (a "unity build").
#
# Only where a first verdict is waited for (preset learn). Every other preset compiles each file by itself, so a
# missing include is still found.
option(COURSE_QUICK_FIRST_BUILD "Compile the runner's small files together" OFF)

function(quick_first_build target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "ALONE")
  if(COURSE_QUICK_FIRST_BUILD)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
    set_source_files_properties(${arg_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()
