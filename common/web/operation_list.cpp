#include "web/operation_list.hpp"

#include <string>
#include <string_view>

namespace web {
namespace {

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

// The server's address as this client spelled it; a harmless one when that is no address.
std::string address_for(const Request& request) {
  constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:[]";
  const auto hosts = request.header_values("Host");
  if (hosts.size() != 1 || hosts[0].empty() || hosts[0].find_first_not_of(alphabet) != std::string::npos)
    return "http://localhost";
  return "http://" + hosts[0];
}

std::string curl_line(const Route& route, const std::string& address) {
  std::string line = "curl -X " + route.method;
  if (!route.endpoint.security().empty()) line += " -H 'Authorization: Bearer <token>'";
  if (route.method == "POST" || route.method == "PUT") line += " --json '{…}'";
  return line + " " + address + route.path;
}

}  // namespace

Reply operation_list(const App& app, const Request& request) {
  const auto title = escape_html(app.about().title);
  std::string page = "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + title +
                     "</title></head>\n<body>\n<h1>" + title + "</h1>\n<p>" +
                     escape_html(app.about().description) +
                     "</p>\n<p><a href=\"/openapi.json\">openapi.json</a></p>\n";
  for (const auto& route : app.routes())
    page += "<h2>" + escape_html(route.method + " " + route.path) + "</h2>\n<p>" +
            escape_html(route.operation.summary) + "</p>\n<pre>" +
            escape_html(curl_line(route, address_for(request))) + "</pre>\n";
  return html(page + "</body>\n</html>\n");
}

}  // namespace web
