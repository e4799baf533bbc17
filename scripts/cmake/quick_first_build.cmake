# quick_first_build(TARGET [IN number]): compiles the target's files together (a "unity build"), in `number` pieces
# (1 unless told: two cores want two pieces where one would take long).
#
# Only where a first verdict is waited for (preset learn): every header is then read once or twice, not seventy
# times. Every other preset compiles each file by itself, so a missing include is still found.
option(COURSE_QUICK_FIRST_BUILD "Compile the small files that a first verdict waits for together" OFF)

function(quick_first_build target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "IN" "")
  if(NOT COURSE_QUICK_FIRST_BUILD)
    return()
  endif()
  if(NOT arg_IN)
    set(arg_IN 1)
  endif()
  get_target_property(sources ${target} SOURCES)
  list(LENGTH sources count)
  math(EXPR together "(${count} + ${arg_IN} - 1) / ${arg_IN}")
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${together})
endfunction()
