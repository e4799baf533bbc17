#include "oauth/pages.hpp"

#include <string_view>

#include "base/html.hpp"
#include "base/percent_encoding.hpp"

namespace oauth {
namespace {

using base::escape_html;

// There is no form-action: Chromium applies it to the redirect behind a form, too, and would not let the user
// go back to the client. Nobody may put these pages into a frame and have them clicked (RFC 9700 §4.16).
constexpr auto policy =
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

constexpr std::string_view start =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<link rel=\"stylesheet\" href=\"/style.css\">\n<link rel=\"icon\" href=\"data:,\">\n<title>";

web::Reply page(const std::string& title, const std::string& body) {
  auto reply = web::html(std::string(start) + escape_html(title) + "</title>\n</head>\n<body>\n<main>\n<h1>" +
                         escape_html(title) + "</h1>\n" + body + "</main>\n</body>\n</html>\n");
  reply.headers = {{"Content-Security-Policy", policy},
                   {"Cache-Control", "no-store"},
                   {"Referrer-Policy", "same-origin"},
                   {"X-Frame-Options", "DENY"}};
  return reply;
}

std::string hidden(const FormContext& form) {
  return "<input type=\"hidden\" name=\"request\" value=\"" + escape_html(form.request) +
         "\">\n<input type=\"hidden\" name=\"csrf\" value=\"" + escape_html(form.csrf) + "\">\n";
}

std::string button(std::string_view value, std::string_view label, std::string_view kind) {
  return "<button class=\"" + std::string(kind) + "\" name=\"decision\" value=\"" + std::string(value) +
         "\">" + std::string(label) + "</button>\n";
}

}  // namespace

web::Reply login_page(const LoginPage& content, const FormContext& form) {
  const auto* const to_email = content.email.empty() ? " autofocus" : "";
  const auto* const to_password = content.email.empty() ? "" : " autofocus";
  const auto message = content.message.empty()
                           ? ""
                           : "<p class=\"wrong\" role=\"alert\">" + escape_html(content.message) + "</p>\n";
  return page("Log in",
              "<p><strong>" + escape_html(content.client_name) + "</strong> asks who you are.</p>\n" +
                  message + "<form method=\"post\" action=\"/authorize/login\">\n" + hidden(form) +
                  "<label for=\"email\">E-mail</label>\n"
                  "<input id=\"email\" name=\"email\" type=\"email\" autocomplete=\"username\" required" +
                  to_email + " value=\"" + escape_html(content.email) +
                  "\">\n<label for=\"password\">Password</label>\n"
                  "<input id=\"password\" name=\"password\" type=\"password\" "
                  "autocomplete=\"current-password\" required" +
                  to_password +
                  ">\n"
                  "<button class=\"yes\">Log in</button>\n</form>\n");
}

web::Reply consent_page(const ConsentPage& content, const FormContext& form) {
  std::string list;
  for (const auto& permission : content.permissions) list += "<li>" + escape_html(permission) + "</li>\n";
  return page("Allow " + content.client_name + "?",
              "<p>You are <strong>" + escape_html(content.email) + "</strong>. If you allow it, <strong>" +
                  escape_html(content.client_name) + "</strong> will be able to:</p>\n<ul>\n" + list +
                  "</ul>\n<form method=\"post\" action=\"/authorize/consent\">\n" + hidden(form) +
                  button("allow", "Allow", "yes") + button("deny", "Deny", "no") +
                  button("switch", "Use another account", "link") + "</form>\n");
}

web::Reply provider_page(const std::vector<std::string>& issuers, Visitor visitor) {
  std::string list;
  for (const auto& issuer : issuers)
    list += "<a class=\"yes\" href=\"/login/start?" + base::encode_form({{"issuer", issuer}}) +
            "\">Log in with " + escape_html(issuer) + "</a>\n";
  const auto* const log_out =
      visitor == Visitor::unknown
          ? ""
          : "<p>You are logged in: see <a class=\"inline\" href=\"/me\">who you are</a>.</p>\n"
            "<form method=\"post\" action=\"/logout\">\n<button class=\"no\">Log out</button>\n</form>\n";
  return page("Log in to Taskboard",
              "<p>Who can say who you are?</p>\n<nav>\n" + list + "</nav>\n" + log_out);
}

web::Reply error_page(const Error& error) {
  auto reply = page(
      "This request cannot be answered",
      "<p>An application sent you here with a request that is not in order: " +
          escape_html(error.description.empty() ? std::string(code(error.code)) : error.description) +
          ".</p>\n<p>Go back to where you came from. If this happens again, tell those who run it.</p>\n");
  reply.status = 400;
  reply.log_reason = std::string(code(error.code)) + ": " + error.description;
  return reply;
}

web::Reply style_sheet() {
  return {
      .body =
          R"(:root { color-scheme: light dark; --page: #f4f5f7; --card: #fff; --text: #1c1e21; --line: #8a8f98;
  --action: #1f5fbf; --on-action: #fff; --wrong: #a4161a; }
@media (prefers-color-scheme: dark) { :root { --page: #16181d; --card: #21242b; --text: #e8eaed; --line: #7b808a;
  --action: #8ab8ff; --on-action: #10131a; --wrong: #ff9a9d; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; display: grid; place-items: center; min-height: 100vh;
  background: var(--page); color: var(--text); }
main { box-sizing: border-box; width: min(26rem, 100vw); padding: 2rem; border-radius: 12px; background: var(--card);
  box-shadow: 0 1px 3px #0003; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
form, nav { display: grid; gap: .5rem; margin-top: 1rem; }
label { font-weight: 600; }
input { font: inherit; padding: .6rem .7rem; border-radius: 8px; border: 1px solid var(--line); color: inherit;
  background: var(--page); margin-bottom: .5rem; }
button, a { font: inherit; font-weight: 600; padding: .7rem; border-radius: 8px; border: 1px solid transparent;
  background: none; color: inherit; cursor: pointer; margin-top: .25rem; text-align: center; text-decoration: none;
  overflow-wrap: anywhere; }
.yes { background: var(--action); color: var(--on-action); }
.no { border-color: currentColor; }
.link { color: var(--action); text-decoration: underline; }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--action); outline-offset: 2px; }
.inline { padding: 0; color: var(--action); text-decoration: underline; }
.wrong { color: var(--wrong); font-weight: 600; }
)",
      .content_type = "text/css; charset=utf-8",
      .headers = {{"Cache-Control", "max-age=3600"}}};
}

}  // namespace oauth
