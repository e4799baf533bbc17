#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "clients.hpp"
#include "program/command_line.hpp"

namespace lesson {

// What the people who run the two servers decide on the command line. Given.
struct ServerSettings {
  web::Options authorization_server;       // Port 8007 unless --port names another.
  web::Options taskboard;                  // Ten more, unless --api-port names another.
  ServerUrls urls;                         // Of both.
  std::vector<std::string> other_issuers;  // --issuer
  std::string audience;                    // --audience; the URL of Taskboard otherwise.
  std::filesystem::path data;              // --data; .course/ otherwise.
  bool legacy_password_grant = false;
  bool rotate_key = false;
  bool seed = false;
};

// Reads the command line. Port 0 becomes a free one here, because each server has its URL in its tokens and
// metadata.
std::expected<ServerSettings, program::EarlyExit> read_settings(int argc, char** argv);

}  // namespace lesson
