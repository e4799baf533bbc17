#include "web/openapi/plain_docs_page.hpp"

#include <string>
#include <string_view>

#include "base/html.hpp"

namespace web {
namespace {

// The server's address as the client wrote it. An invalid Host header was refused before
// (request_reader.cpp).
std::string address_for(const Request& request) {
  const auto hosts = request.header_values("Host");
  return hosts.empty() || hosts[0].empty() ? "http://localhost" : "http://" + hosts[0];
}

// How the first way in is shown.
std::string credentials(const Route& route) {
  const auto& security = route.endpoint.security();
  if (security.empty()) return "";
  const auto& scheme = security.front().scheme.definition;
  if (scheme.text("type") == "apiKey") return " -H '" + scheme.text("name").value_or("") + ": <key>'";
  return " -H 'Authorization: Bearer <token>'";
}

std::string body(const Route& route) {
  const auto& body = route.operation.body;
  if (!body) return "";
  return body->media_type == "application/json" ? " --json '{…}'" : " --data 'name=value&…'";
}

std::string curl_line(const Route& route, const std::string& address) {
  return "curl -X " + route.method + credentials(route) + body(route) + " " + address + route.path;
}

// For narrow screens and dark ones: no style needs to be let in for that.
constexpr std::string_view page_start =
    "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    "<meta name=\"color-scheme\" content=\"light dark\">";

}  // namespace

Reply plain_docs_page(const App& app, const Request& request) {
  const auto title = base::escape_html(app.about().title);
  auto page = std::string(page_start) + "<title>" + title + "</title></head>\n<body>\n<h1>" + title +
              "</h1>\n<p>" + base::escape_html(app.about().description) +
              "</p>\n<p><a href=\"/openapi.json\">openapi.json</a></p>\n"
              "<p>The full page, with forms and <em>Authorize</em>, needs files from npm. To get them, run "
              "<code>common/web/openapi/assets/install</code>.</p>\n";
  for (const auto& route : app.routes())
    page += "<h2>" + base::escape_html(route.method + " " + route.path) + "</h2>\n<p>" +
            base::escape_html(route.operation.summary) + "</p>\n<p><code>" +
            base::escape_html(curl_line(route, address_for(request))) + "</code></p>\n";
  return html(page + "</body>\n</html>\n");
}

}  // namespace web
