// A small server to log in to, for the browser: by password or by code, with scopes, and with an API key.
#include <memory>
#include <string>

#include "code_flow.hpp"
#include "program/run.hpp"
#include "web/guards.hpp"
#include "web/model.hpp"

namespace {

struct User {
  std::string name;
  bool may_write;
};

struct Note {
  std::string text;
};

const auto note_model =
    web::Model<Note>("Note").field("text", &Note::text, {.min_length = 1, .example = "Milk"});

// The one value of a form field; empty when it is missing or there twice.
std::string field(const std::vector<std::pair<std::string, std::string>>& form, std::string_view name) {
  std::string found;
  int count = 0;
  for (const auto& [other, value] : form)
    if (other == name) found = value, ++count;
  return count == 1 ? found : "";
}

bool may_log_in(const std::vector<std::pair<std::string, std::string>>& form, CodeFlow& codes) {
  if (field(form, "grant_type") == "authorization_code")
    return codes.redeem(field(form, "code"), field(form, "code_verifier"));
  return field(form, "username") == "alice" && field(form, "password") == "wonderland";
}

// A token of this toy is a name and what it may do. Lesson 2 says why no real token looks like that.
web::Reply token(const web::Request& request, CodeFlow& codes) {
  const auto form = request.form_fields();
  if (!may_log_in(form, codes))
    return web::json(400, {{"error", "invalid_grant"}, {"error_description", "Wrong name or password"}});
  const bool may_write = field(form, "scope").find("write") != std::string::npos;
  return web::ok({{"access_token", may_write ? "alice.write" : "alice.read"}, {"token_type", "bearer"}});
}

std::expected<User, std::string> user_of(std::string_view shown) {
  if (shown == "alice.write") return User{"alice", true};
  if (shown == "alice.read") return User{"alice", false};
  return std::unexpected("unknown token");
}

web::Reply me(const User& user, const web::Request&) {
  return web::ok({{"name", user.name}, {"may_write", user.may_write}});
}

web::Reply add_note(const User&, const web::Request& request) {
  return web::created(note_model.write(note_model.read(request)));
}

web::Reply metrics(const web::ApiKeyHolder&, const web::Request&) { return web::ok({{"notes", 0}}); }

void ask_for_write(const User& user) {
  if (!user.may_write) throw web::insufficient_scope("write");
}

// The form of /token, as the documentation shows it.
web::BodyKind login_form() {
  const json::Value text{{"type", "string"}};
  return {{"Login",
           {{"type", "object"},
            {"properties",
             {{"username", text},
              {"password", text},
              {"code", text},
              {"code_verifier", text},
              {"scope", text}}}}},
          "application/x-www-form-urlencoded"};
}

void add_login(web::App& app) {
  const auto codes = std::make_shared<CodeFlow>();
  app.get("/authorize",
          {.summary = "Consent",
           .answers = {{302, "Back, with a code"}, {400, "A request that lacks something"}}},
          web::open([codes](const web::Request& request) { return codes->authorize(request); }));
  app.post("/token",
           {.summary = "Log in",
            .body = login_form(),
            .answers = {{200, "A token"}, {400, "Wrong name, password or code"}}},
           web::open([codes](const web::Request& request) { return token(request, *codes); }));
}

web::App login_app(const std::string& assets) {
  const web::Scopes scopes{{"read", "See"}, {"write", "Change"}};
  const auto password = web::oauth2_password("/token", scopes);
  const auto code = web::oauth2_authorization_code({"/authorize", "/token"}, scopes);
  const auto user = web::bearer_guard<User>({{password}, {code}}, user_of);
  const auto writer = user.require({"write"}, ask_for_write);
  const auto key = web::api_key_guard("X-API-Key", crypto::Secret::copy_of("0123456789abcdef"));

  web::App app({.title = "Notes", .description = "Notes behind a login", .assets = assets});
  add_login(app);
  app.get("/health", {.summary = "Is the server up?"}, web::open(web::health));
  app.get("/me", {.summary = "Who am I?"}, user(me));
  app.post("/notes",
           {.summary = "Write a note",
            .body = web::BodyKind{note_model.schema()},
            .answers = {{201, "The note", note_model.schema()}}},
           writer(add_note));
  app.get("/metrics", {.summary = "Figures"}, key(metrics));
  return app;
}

}  // namespace

int main(int argc, char** argv) {
  const program::ExtraArgument assets{"--assets", "FOLDER", "where the files of /docs and /redoc are"};
  const auto arguments = program::read_arguments({.port = 8000}, {assets}, argc, argv);
  if (!arguments) return program::print(arguments.error());
  const auto given = arguments->extra.find("--assets");
  return program::run(login_app(given == arguments->extra.end() ? web::default_assets() : given->second),
                      arguments->options);
}
