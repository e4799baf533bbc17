#pragma once

#include <string>

#include "crypto/secret.hpp"
#include "store/database.hpp"

namespace lesson {

// The URLs of both servers.
struct ServerUrls {
  std::string authorization_server;  // "http://127.0.0.1:8007"
  std::string taskboard;             // "http://127.0.0.1:8017"
};

// Registers the clients of this lesson, or brings them up to date:
//
//   docs            the page /docs of the authorization server; no secret
//   taskboard       Taskboard itself, for "Log in with …"; no secret
//   taskboard-cli   a program on its user's machine: http://127.0.0.1/callback, on any port; no secret
//   report-job      a program that acts for itself, with `secret`
//
// Given.
void register_clients(store::Database& database, const ServerUrls& urls, const crypto::Secret& secret);

}  // namespace lesson
