#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "raw_socket.hpp"
#include "test_server.hpp"

// Requests as bytes, for raw sockets and the echo app.

inline const std::string hello = "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n";

// GET of this path, with these header lines ("X-A: b\r\n") besides Host.
std::string get(const std::string& path, const std::string& headers = "");

// POST /echo of JSON, with these header lines, or with the Content-Length of the body.
std::string post(const std::string& headers, const std::string& body);
std::string post(const std::string& body);

// `text`, that many times.
std::string times(std::size_t count, std::string_view text);

// A request and the status that it must get.
struct Case {
  std::string name;
  std::string request;
  int status;
};

// Sends one request and whatever else stands in `bytes`; everything that comes back until the server closes.
std::string everything_after(int port, const std::string& bytes);

// Checks that the server still answers.
void check_alive(const TestServer& server);
