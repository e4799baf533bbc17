#include "course/invitation.hpp"

#include <algorithm>

#include "course/text.hpp"

namespace course {
namespace {

// "curl --cacert board.pem", or "curl -k".
std::string curl_for_tls(std::vector<std::string>::const_iterator after_tls,
                         std::vector<std::string>::const_iterator end) {
  const bool named = after_tls != end && !after_tls->starts_with("--");
  return named ? "curl --cacert " + *after_tls : "curl -k";
}

}  // namespace

std::string invitation(const Exercise& server, int port, const std::vector<std::string>& arguments,
                       const Terminal& terminal) {
  const auto tls = std::ranges::find(arguments, "--tls");
  const bool https = tls != arguments.end();
  const std::string url = (https ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port);
  const std::string curl = https ? curl_for_tls(tls + 1, arguments.end()) : "curl";
  std::string text = terminal.bold(server.title) + "   " + terminal.dim("Ctrl-C ends it") + "\n\n";
  for (const std::string& line : server.try_it)
    text += "  " + replaced(replaced(line, "curl", curl), "{url}", url) + "\n";
  text += "  " + curl + " -s " + url + "/health\n\n  " + terminal.cyan(url + "/docs") + "\n\n";
  return text;
}

}  // namespace course
