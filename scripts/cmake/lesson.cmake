# The lesson machine: from a lesson's folder and its lesson.json to everything that is built for it.
#
# A hole is one .cpp file that the learner completes. The same header is answered by the learner's file, by the
# solution and by each wrong turn; judge and routes are compiled once and linked with any of them:
#
#   check-1.4                   judge of exercise 1.4 + the learner's file
#   check-1.4-solution          the same judge + the solution
#   check-1.4-accepts_padding   the same judge + that wrong turn
#   check-1.4-right-by_table    the same judge + that unusual right answer
#   check-3.6-library           the same judge + the answer of common/jwt (tests/library_answers)
#   check-1.server[-solution]   judge of the whole server + all answers of the lesson
#   check-lab1[-solution]       lab: attack, flawed server and own server in one process
#   serve-1[-solution]          the server itself
#
# Files that the manifest calls "given" are finished code in the lesson's folder, linked where they are named.
#
# Aggregates: lesson-1-first (what a first verdict needs), lesson-1, solutions, wrong_turns, right_answers,
# library_answers.

add_library(lesson_pch OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/lesson_pch.cpp)
target_link_libraries(lesson_pch PRIVATE warnings lesson_flags jwt_text)
target_precompile_headers(lesson_pch PRIVATE
  <algorithm> <array> <chrono> <cmath> <cstddef> <cstdint> <expected> <functional> <map> <optional> <set> <span>
  <string> <string_view> <vector> <json/value.hpp>)

add_library(judge_pch OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/lesson_pch.cpp)
target_include_directories(judge_pch PRIVATE ${PROJECT_SOURCE_DIR}/tests/support)
target_link_libraries(judge_pch PRIVATE warnings lesson_flags Catch2::Catch2 jwt_text)
target_precompile_headers(judge_pch PRIVATE
  <algorithm> <array> <cstddef> <cstdint> <optional> <span> <string> <string_view> <vector>
  <catch2/catch_test_macros.hpp> <catch2/generators/catch_generators.hpp> <shown.hpp>)

add_custom_target(solutions)
add_custom_target(wrong_turns)
add_custom_target(right_answers)
add_custom_target(library_answers)

# Most targets are theirs, and Ninja reads its whole plan before each verdict.
option(COURSE_TRIAL_ANSWERS
  "Have targets for the wrong turns and the right answers (scripts/course dev check turns it on)" ON)

# object_library(NAME SOURCE): one file of lesson code, compiled as the learner's is.
function(object_library name source)
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${source})
  target_include_directories(${name} PRIVATE ${lesson_dir} ${lesson_dir}/attacks)
  target_link_libraries(${name} PRIVATE warnings lesson_flags ${lesson_libraries})
  target_precompile_headers(${name} REUSE_FROM lesson_pch)
endfunction()

# judge_library(NAME SOURCE): one judge, compiled once.
function(judge_library name source)
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${source})
  target_include_directories(${name} PRIVATE ${lesson_dir} ${lesson_dir}/attacks)
  target_link_libraries(${name} PRIVATE warnings lesson_flags test_main ${judge_libraries} ${lesson_libraries})
  target_precompile_headers(${name} REUSE_FROM judge_pch)
endfunction()

# server_executable(NAME object-library...): a server linked with answers.
function(server_executable name)
  add_executable(${name} EXCLUDE_FROM_ALL)
  target_link_libraries(${name} PRIVATE lesson_flags ${ARGN} ${lesson_libraries})
endfunction()

# check_executable(NAME object-library...): a judge linked with answers.
function(check_executable name)
  add_executable(${name} EXCLUDE_FROM_ALL)
  target_link_libraries(${name} PRIVATE lesson_flags test_main ${ARGN} ${judge_libraries} ${lesson_libraries})
endfunction()

# json_indices(OUT JSON path...): 0;1;… for the array there, nothing when it is missing.
function(json_indices out json)
  set(indices)
  string(JSON count ERROR_VARIABLE none LENGTH "${json}" ${ARGN})
  if(count MATCHES "^[1-9]")
    math(EXPR last "${count} - 1")
    foreach(i RANGE ${last})
      list(APPEND indices ${i})
    endforeach()
  endif()
  set(${out} "${indices}" PARENT_SCOPE)
endfunction()

# json_names(OUT JSON path...): the array of plain names there. Prose is no list item: it may hold a semicolon.
function(json_names out json)
  set(names)
  json_indices(indices "${json}" ${ARGN})
  foreach(i IN LISTS indices)
    string(JSON name GET "${json}" ${ARGN} ${i})
    list(APPEND names ${name})
  endforeach()
  set(${out} "${names}" PARENT_SCOPE)
endfunction()

# given_files(OUT FOLDER JSON path...): object libraries of the given files in that folder of the lesson that the list
# there names.
function(given_files out folder json)
  json_names(files "${json}" ${ARGN})
  set(objects)
  foreach(file IN LISTS files)
    set(object given-${number}-${file})
    if(NOT TARGET ${object})
      object_library(${object} ${lesson_dir}/${folder}${file}.cpp)
    endif()
    list(APPEND objects ${object})
  endforeach()
  set(${out} "${objects}" PARENT_SCOPE)
endfunction()

# trial_answers_of(ID judge-and-other-objects...): a check executable for each wrong turn of a hole, and for each
# unusual right answer: <id>_<name>.cpp in the folder of its kind.
function(trial_answers_of id)
  if(NOT COURSE_TRIAL_ANSWERS)
    return()
  endif()
  foreach(kind wrong_turns right_answers)
    file(GLOB sources ${PROJECT_SOURCE_DIR}/tests/${kind}/${name}/${id}_*.cpp)
    foreach(source IN LISTS sources)
      get_filename_component(answer ${source} NAME_WLE)
      string(REGEX REPLACE "^${id}_" "" answer ${answer})
      if(kind STREQUAL "right_answers")
        string(PREPEND answer "right-")
      endif()
      object_library(answer-${id}-${answer} ${source})
      check_executable(check-${id}-${answer} answer-${id}-${answer} ${ARGN})
      add_dependencies(${kind} check-${id}-${answer})
    endforeach()
  endforeach()
endfunction()

# library_answer_of(ID FILE): the same judge with the answer of our library, where there is one. A test of ours.
function(library_answer_of id file)
  set(source ${PROJECT_SOURCE_DIR}/tests/library_answers/${name}/${file}.cpp)
  if(EXISTS ${source})
    object_library(library-${id} ${source})
    check_executable(check-${id}-library library-${id} judge-${id})
    add_dependencies(library_answers check-${id}-library)
    add_dependencies(solutions library_answers)
    add_test(NAME check-${id}-library COMMAND check-${id}-library)
  endif()
endfunction()

# add_lesson([LIBRARIES target...] [JUDGE_LIBRARIES target...]): builds the lesson in this folder as its lesson.json says.
# What only the judges need does not reach the learner's code.
function(add_lesson)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "LIBRARIES;JUDGE_LIBRARIES")
  set(lesson_dir ${CMAKE_CURRENT_SOURCE_DIR})
  set(lesson_libraries jwt_text ${arg_LIBRARIES})
  set(judge_libraries ${arg_JUDGE_LIBRARIES})
  get_filename_component(name ${lesson_dir} NAME)
  set(solution_dir ${PROJECT_SOURCE_DIR}/solutions/${name})
  set(judges_dir ${PROJECT_SOURCE_DIR}/tests/lessons/${name})
  if(COURSE_TRIAL_ANSWERS)  # A folder changes when a file is added to it or taken away.
    foreach(folder ${PROJECT_SOURCE_DIR}/tests/wrong_turns/${name} ${PROJECT_SOURCE_DIR}/tests/right_answers/${name})
      if(EXISTS ${folder})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder})
      endif()
    endforeach()
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS lesson.json)
  file(READ lesson.json manifest)
  string(JSON number GET "${manifest}" lesson)

  # A workshop may hand out the course without its solutions, and take them away when all is built; then answers
  # stand in for them.
  if(EXISTS ${solution_dir})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${solution_dir})
  else()
    set(solution_dir ${lesson_dir})
  endif()

  add_custom_target(lesson-${number})
  set(all_given)
  set(own_answers)
  set(solution_answers)
  json_indices(exercises "${manifest}" exercises)
  foreach(exercise IN LISTS exercises)
    string(JSON hole GET "${manifest}" exercises ${exercise})
    string(JSON id GET "${hole}" id)
    string(JSON file GET "${hole}" file)
    object_library(own-${id} ${lesson_dir}/${file}.cpp)
    object_library(solution-${id} ${solution_dir}/${file}.cpp)
    judge_library(judge-${id} ${judges_dir}/${file}_test.cpp)
    # A mistake in an earlier answer must not fail this check, so it is linked with the solutions of what it uses.
    json_names(uses "${hole}" uses)
    list(TRANSFORM uses PREPEND solution-)
    given_files(given "" "${hole}" given)
    list(APPEND all_given ${given})
    list(APPEND uses ${given})
    check_executable(check-${id} own-${id} judge-${id} ${uses})
    check_executable(check-${id}-solution solution-${id} judge-${id} ${uses})
    trial_answers_of(${id} judge-${id} ${uses})
    library_answer_of(${id} ${file})
    add_dependencies(lesson-${number} check-${id})
    add_dependencies(solutions check-${id}-solution)
    list(APPEND own_answers own-${id})
    list(APPEND solution_answers solution-${id})
    if(NOT TARGET lesson-${number}-first)
      add_custom_target(lesson-${number}-first DEPENDS check-${id})
    endif()
  endforeach()
  given_files(given "" "${manifest}" server given)
  list(APPEND all_given ${given})
  list(REMOVE_DUPLICATES all_given)
  list(APPEND own_answers ${all_given})
  list(APPEND solution_answers ${all_given})

  if(EXISTS ${lesson_dir}/routes.cpp)
    add_lesson_server()
  endif()
  add_lesson_labs()
endfunction()

function(add_lesson_server)
  object_library(routes-${number} ${lesson_dir}/routes.cpp)
  object_library(main-${number} ${lesson_dir}/server.cpp)
  judge_library(judge-${number}.server ${judges_dir}/server_test.cpp)
  target_link_libraries(routes-${number} PRIVATE web)
  target_link_libraries(main-${number} PRIVATE web)
  target_link_libraries(judge-${number}.server PRIVATE web)

  server_executable(serve-${number} main-${number} routes-${number} ${own_answers} program)
  server_executable(serve-${number}-solution main-${number} routes-${number} ${solution_answers} program)
  set(common_parts judge-${number}.server routes-${number} http_client)
  check_executable(check-${number}.server ${common_parts} ${own_answers})
  check_executable(check-${number}.server-solution ${common_parts} ${solution_answers} watched_servers)
  add_dependencies(lesson-${number} check-${number}.server serve-${number})
  add_dependencies(solutions check-${number}.server-solution serve-${number}-solution)
endfunction()

function(add_lesson_labs)
  json_indices(labs "${manifest}" labs)
  foreach(lab IN LISTS labs)
    string(JSON hole GET "${manifest}" labs ${lab})
    string(JSON id GET "${hole}" id)
    string(JSON file GET "${hole}" file)
    object_library(own-${id} ${lesson_dir}/attacks/${file}.cpp)
    object_library(solution-${id} ${solution_dir}/attacks/${file}.cpp)
    object_library(flawed-${id} ${lesson_dir}/attacks/${file}_flawed.cpp)
    judge_library(judge-${id} ${judges_dir}/${file}_lab.cpp)
    target_link_libraries(own-${id} PRIVATE web)
    target_link_libraries(solution-${id} PRIVATE web)
    target_link_libraries(flawed-${id} PRIVATE web)
    target_link_libraries(judge-${id} PRIVATE web)
    given_files(given attacks/ "${hole}" given)
    set(common_parts judge-${id} flawed-${id} ${given} routes-${number} http_client)
    check_executable(check-${id} own-${id} ${common_parts} ${own_answers})
    check_executable(check-${id}-solution solution-${id} ${common_parts} ${solution_answers})
    trial_answers_of(${id} ${common_parts} ${solution_answers})
    add_dependencies(lesson-${number} check-${id})
    add_dependencies(solutions check-${id}-solution)
  endforeach()
endfunction()
