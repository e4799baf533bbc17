#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "store/pool.hpp"
#include "web/app.hpp"

namespace taskboard_api {

// What differs between the servers of Taskboard.
struct ServerConfig {
  int port;
  std::string database;  // The name of its file in .course/, unless --db names another.
};

// Where servers keep their data unless they are told otherwise: .course/ of this checkout. Makes it if it is
// missing.
std::filesystem::path data_folder();

// Prints a line to standard error if nobody has an account.
void warn_if_no_accounts(store::Database& database);

// Makes the app of a server whose database is open. May throw std::runtime_error with words for the terminal.
using MakeApp = std::function<web::App(const std::shared_ptr<store::Pool>& pool)>;

// Reads the command line (--db PATH and --seed beside those of program::run), opens the database, and serves
// the app until it is told to stop. Without --db, it follows the clock of the course
// (program/course_clock.hpp). Returns the exit code for main; if the server cannot start, that is 1, after
// one message on standard error. Called by main, before any other thread is started.
int serve(const ServerConfig& config, int argc, char** argv, const MakeApp& make_app);

}  // namespace taskboard_api
