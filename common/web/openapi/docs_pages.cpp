#include "web/openapi/docs_pages.hpp"

#include <array>
#include <fstream>
#include <future>
#include <map>
#include <memory>
#include <mutex>
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

// The content of a file, read once; null if there is none (yet).
std::shared_ptr<const std::string> shared_file(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const std::string>> files_read;
  const std::lock_guard lock(mutex);
  auto& content = files_read[name];
  if (content) return content;
  std::ifstream file(name, std::ios::binary);
  if (!file) return nullptr;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return content = std::make_shared<const std::string>(std::move(bytes).str());
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
  Reply reply{.shared_body = shared_file(folder + '/' + std::string(file.name)),
              .content_type = std::string(file.type)};
  if (!reply.shared_body) return not_found();
  if (file.type == html_type)
    reply.headers.push_back({"Content-Security-Policy", page_policy});
  else
    reply.headers.push_back({"Cache-Control", "private, max-age=3600"});
  return reply;
}

Reply answer(const File& file, const App& app, const Request& request) {
  const bool is_page = file.path == "/docs" || file.path == "/redoc";
  return is_page && !assets_are_installed(app) ? plain_docs_page(app, request) : serve(file, app);
}

}  // namespace

App with_docs_pages(const App& app) {
  const auto documented = std::make_shared<const App>(app);
  // Made at the first request: few servers of the tests are ever asked for it.
  const std::shared_future document = std::async(std::launch::deferred, [documented] {
    return std::make_shared<const std::string>(openapi(*documented).dump());
  });
  App whole = app;
  whole.get("/openapi.json", {},
            open([document](const Request&) { return Reply{.shared_body = document.get()}; }));
  for (const File& file : files)
    whole.get(std::string(file.path), {}, open([&file, documented](const Request& request) {
                return answer(file, *documented, request);
              }));
  return whole;
}

}  // namespace web
