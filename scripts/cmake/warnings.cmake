# warnings: link it PRIVATE into our own targets; third-party code never sees it.
option(COURSE_WARNINGS_AS_ERRORS "A warning stops the build (the ci preset)" OFF)

add_library(warnings INTERFACE)
target_compile_options(warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough
  $<$<BOOL:${COURSE_WARNINGS_AS_ERRORS}>:-Werror>)
