#include "course/commands/serve_banner.hpp"

#include <algorithm>

#include "course/text/text.hpp"

namespace course {
namespace {

// "curl --cacert board.pem", or "curl -k".
std::string curl_for_tls(std::vector<std::string>::const_iterator after_tls,
                         std::vector<std::string>::const_iterator end) {
  const bool named = after_tls != end && !after_tls->starts_with("--");
  return named ? "curl --cacert " + *after_tls : "curl -k";
}

// The second server of a lesson that has two: where --api-port says, or ten ports on.
std::string second_port(int port, const std::vector<std::string>& arguments) {
  const auto named = std::ranges::find(arguments, "--api-port");
  const bool has_value = named != arguments.end() && named + 1 != arguments.end();
  return has_value ? *(named + 1) : std::to_string(port + 10);
}

}  // namespace

std::string serve_banner(const Exercise& server, int port, const std::vector<std::string>& arguments,
                         const Terminal& terminal) {
  const auto tls = std::ranges::find(arguments, "--tls");
  const bool https = tls != arguments.end();
  const std::string host = https ? "https://127.0.0.1:" : "http://127.0.0.1:";
  const std::string url = host + std::to_string(port), api = host + second_port(port, arguments);
  const std::string curl = https ? curl_for_tls(tls + 1, arguments.end()) : "curl";
  std::string text = terminal.bold(server.title) + "   " + terminal.dim("Ctrl-C ends it") + "\n\n";
  std::string pages = "  " + terminal.cyan(url + "/docs") + "\n";
  for (const std::string& line : server.try_it) {
    const auto shown = replaced(replaced(replaced(line, "curl", curl), "{url}", url), "{api}", api);
    if (line.starts_with('{'))
      pages += "  " + terminal.cyan(shown) + "\n";
    else
      text += "  " + shown + "\n";
  }
  return text + "  " + curl + " -s " + url + "/health\n\n" + pages + "\n";
}

}  // namespace course
