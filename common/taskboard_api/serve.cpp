#include "taskboard_api/serve.hpp"

#include <cstdio>
#include <exception>
#include <filesystem>

#include "program/course_clock.hpp"
#include "program/run.hpp"
#include "taskboard/counts.hpp"
#include "taskboard/schema.hpp"
#include "taskboard/seed.hpp"

namespace taskboard_api {
namespace {

// The default folder is created if it is missing; a folder that --db names must exist.
std::filesystem::path database_file(const ServerConfig& config, const program::Arguments& arguments) {
  const auto named = arguments.value("--db");
  return named ? std::filesystem::path(*named) : data_folder() / config.database;
}

void prepare(store::Pool& pool, const program::Arguments& arguments) {
  const auto database = pool.lease();
  if (arguments.extra.contains("--seed")) taskboard::seed(*database);
  warn_if_no_accounts(*database);
}

int serve(const ServerConfig& config, program::Arguments arguments, const MakeApp& make_app) {
  if (!arguments.value("--db")) program::follow_course_clock(arguments.options);
  const auto pool = std::make_shared<store::Pool>(database_file(config, arguments), taskboard::migrations());
  prepare(*pool, arguments);
  const auto app = make_app(pool);
  return program::run(app, arguments.options);
}

}  // namespace

void warn_if_no_accounts(store::Database& database) {
  if (taskboard::count_all(database).users == 0)
    std::fputs("Nobody has an account yet. --seed puts alice, bob and carol in.\n", stderr);
}

std::filesystem::path data_folder() {
  const std::filesystem::path folder = TASKBOARD_DATA;
  std::error_code ignored;  // Where it cannot be made, opening a file in it says so.
  std::filesystem::create_directories(folder, ignored);
  return folder;
}

int serve(const ServerConfig& config, int argc, char** argv, const MakeApp& make_app) try {
  const auto arguments =
      program::read_arguments({.port = config.port},
                              {{"--db", "PATH", "the database file (.course/" + config.database + ")"},
                               {"--seed", "", "put alice, bob and carol in"}},
                              argc, argv);
  return arguments ? serve(config, *arguments, make_app) : program::print(arguments.error());
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}

}  // namespace taskboard_api
