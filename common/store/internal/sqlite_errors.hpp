#pragma once

// SQLite's exceptions, told in our words.
#include <string>

#include <SQLiteCpp/Exception.h>

#include "store/problem.hpp"

namespace store {

// What kind of trouble the exception is about.
Problem problem_of(const SQLite::Exception& error);

// Runs `work`. An exception of SQLite becomes a Failure about `file`; any other passes through.
template <typename Work>
auto told(const std::string& file, const Work& work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    throw Failure(problem_of(error), {.file = file, .detail = error.what()});
  }
}

}  // namespace store
