#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "http_client/answer.hpp"

// Requests that a server makes of others (R37). What comes back is input from strangers, and a URL may come
// from them, too: only https is called, or a loopback address; certificates are verified; a redirect is an
// answer like any other, and nobody follows it; an answer is bounded in size and in time.
// Why libcurl: docs/decisions/0081-cpp-httplib-serves-libcurl-asks.md
namespace http_client {

struct FetchRequest {
  std::string method = "GET";
  std::string url;
  std::vector<web::Header> headers{};
  std::string body{};
};

struct FetchLimits {
  std::size_t body_bytes = std::size_t{64} * 1024;
  // From the look-up of the host's name to the last byte.
  std::chrono::milliseconds deadline{3000};
};

// Why there is no answer.
enum class FetchProblem {
  forbidden_url,  // Neither https nor a loopback address, or no URL at all.
  unreachable,    // No HTTP answer, or a certificate that is not trusted.
  too_slow,       // Not complete at the deadline.
  too_large,      // A body over the limit, or heads of more than 32 KiB.
};

// "too_slow": stable, for logs.
std::string_view code(FetchProblem problem);

// Sends the request on a connection of its own; gives the answer, whatever its status. Throws
// std::invalid_argument if a control character is in the method or a header. Thread-safe.
std::expected<Answer, FetchProblem> fetch(const FetchRequest& request, const FetchLimits& limits = {});

}  // namespace http_client
