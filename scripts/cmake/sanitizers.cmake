# Which code runs under sanitizers:
#   lessons  what the learner writes and what judges it (link lesson_flags); the libraries stay plain and quick
#   all      every target (preset asan)
#   threads  every target under ThreadSanitizer (preset tsan)
#   off      none
# Why: docs/decisions/0003-the-learners-preset.md
set(COURSE_SANITIZE "lessons" CACHE STRING "lessons, all, threads or off")
set_property(CACHE COURSE_SANITIZE PROPERTY STRINGS lessons all threads off)

set(address_flags -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)

# A build type of our own: no optimisation, line tables only. It compiles and links fastest.
set(CMAKE_CXX_FLAGS_LEARN "-O0 -g1")

add_library(lesson_flags INTERFACE)
# What the standard library can see by itself: an empty optional read, an index out of range.
target_compile_definitions(lesson_flags INTERFACE _GLIBCXX_ASSERTIONS)

if(COURSE_SANITIZE STREQUAL "lessons")
  target_compile_options(lesson_flags INTERFACE ${address_flags})
  target_link_options(lesson_flags INTERFACE ${address_flags})
elseif(COURSE_SANITIZE STREQUAL "all")
  add_compile_options(${address_flags})
  add_link_options(${address_flags})
elseif(COURSE_SANITIZE STREQUAL "threads")
  add_compile_options(-fsanitize=thread)
  add_link_options(-fsanitize=thread)
elseif(NOT COURSE_SANITIZE STREQUAL "off")
  message(FATAL_ERROR "COURSE_SANITIZE is '${COURSE_SANITIZE}'; use lessons, all, threads or off")
endif()
