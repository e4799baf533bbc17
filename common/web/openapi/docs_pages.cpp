#include "web/openapi/docs_pages.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "web/openapi/openapi.hpp"
#include "web/openapi/plain_docs_page.hpp"

namespace web {
namespace {

enum class Home { ours, npm };

struct File {
  std::string_view path;
  Home home;
  std::string_view name;
  std::string_view type;
};

constexpr std::string_view html_type = "text/html; charset=utf-8";
constexpr std::string_view script_type = "text/javascript; charset=utf-8";

// Every file that is served, by its whole path: no part of a request ever becomes part of a file name.
constexpr std::array files{
    File{"/docs", Home::ours, "docs.html", html_type},
    File{"/docs/init.js", Home::ours, "docs.js", script_type},
    File{"/docs/swagger-ui-bundle.js", Home::npm, "swagger-ui-bundle.js", script_type},
    File{"/docs/swagger-ui.css", Home::npm, "swagger-ui.css", "text/css; charset=utf-8"},
    File{"/docs/oauth2-redirect", Home::ours, "oauth2-redirect.html", html_type},
    File{"/docs/oauth2-redirect.js", Home::npm, "oauth2-redirect.js", script_type},
    File{"/redoc", Home::ours, "redoc.html", html_type},
    File{"/redoc/init.js", Home::ours, "redoc.js", script_type},
    File{"/redoc/redoc.js", Home::npm, "redoc.js", script_type},
};

std::optional<std::string> read_file(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

bool assets_are_installed(const App& app) {
  return std::ifstream(app.about().assets + "/installed-by").good();
}

// Scripts and styles come from this server alone. The two hashes are the style elements that Redoc makes: an
// empty one, which it fills through the CSSOM, and a constant one. There is no Cross-Origin-Opener-Policy: it
// would cut the pop-up of an OAuth 2 login off from the page.
constexpr const char* page_policy =
    "default-src 'none'; script-src 'self'; "
    "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' "
    "'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

Reply serve(const File& file, const App& app) {
  const auto folder = file.home == Home::ours ? std::string(WEB_PAGES) : app.about().assets;
  auto content = read_file(folder + '/' + std::string(file.name));
  if (!content) return not_found();
  Reply reply{.body = std::move(*content), .content_type = std::string(file.type)};
  if (file.type == html_type)
    reply.headers.push_back({"Content-Security-Policy", page_policy});
  else
    reply.headers.push_back({"Cache-Control", "private, max-age=3600"});
  return reply;
}

Reply describe(const App& app, const Request& request) {
  if (request.path == "/openapi.json") return ok(openapi(app));
  if (!assets_are_installed(app) && (request.path == "/docs" || request.path == "/redoc"))
    return operation_list(app, request);
  return serve(*std::ranges::find(files, request.path, &File::path), app);
}

}  // namespace

std::optional<Reply> description_page(const App& app, const Request& request) {
  const bool known =
      request.path == "/openapi.json" || std::ranges::find(files, request.path, &File::path) != files.end();
  if (!known) return std::nullopt;
  if (request.method == "GET" || request.method == "HEAD") return describe(app, request);
  return to_reply(HttpError{405, "Method Not Allowed", {{"Allow", "GET, HEAD"}}});
}

}  // namespace web
