#include "server_settings.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/course_clock.hpp"
#include "base/whole_number.hpp"
#include "load_settings.hpp"
#include "parse_dotenv.hpp"

namespace lesson {
namespace {

constexpr auto leeway_seconds = "TOKEN_LEEWAY";

Variables environment() {
  Variables variables;
  for (const auto* name : {"JWT_SECRET", "METRICS_KEY", "JWT_SECRET_PREVIOUS", leeway_seconds})
    if (const char* value = std::getenv(name)) variables.emplace(name, value);
  return variables;
}

std::string words_for(DotenvMistake mistake) {
  switch (mistake) {
    case DotenvMistake::not_an_assignment:
      return "is not NAME=value";
    case DotenvMistake::bad_quotes:
      return "has quotes that are not closed, or something after them";
    case DotenvMistake::named_twice:
      return "sets a variable a second time";
  }
  std::unreachable();
}

std::string words_for(SettingsMistake mistake) {
  switch (mistake) {
    case SettingsMistake::file_open_to_others:
      return "can be read or changed by everybody on this machine. Keep it to yourself: chmod 600 .env";
    case SettingsMistake::missing:
      return "is not set, neither in the environment nor in .env.";
    case SettingsMistake::too_short:
      return "has fewer than 32 characters.";
    case SettingsMistake::placeholder:
      return "is a placeholder: somebody meant to replace it.";
    case SettingsMistake::used_twice:
      return "is the value of another secret: each has one purpose.";
  }
  std::unreachable();
}

EnvFile read_env_file() {
  const std::filesystem::path path = ".env";
  const auto status = std::filesystem::status(path);
  if (!std::filesystem::exists(status)) return {};
  std::ifstream file(path);
  if (!file) throw std::runtime_error(".env cannot be read");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto variables = parse_dotenv(text);
  if (variables) return {.variables = std::move(*variables), .permissions = status.permissions()};
  throw std::runtime_error(".env, line " + std::to_string(variables.error().line) + ", " +
                           words_for(variables.error().mistake));
}

Settings settings(const Variables& variables, const EnvFile& file) {
  auto found = load_settings(variables, file);
  if (found) return std::move(*found);
  const auto& [mistake, variable] = found.error();
  auto words = variable + " " + words_for(mistake);
  if (variable == "JWT_SECRET_PREVIOUS")
    words += " Take it out; the tokens that it has signed become invalid then.";
  else if (mistake != SettingsMistake::file_open_to_others)
    words += " Make a good one:\n  (umask 077; echo \"" + variable +
             "=$(head -c 32 /dev/urandom | base64)\" >> .env)";
  throw std::runtime_error(words);
}

jwt::Key signing_key(std::string_view variable, std::string_view secret) {
  auto key = jwt::Key::from_secret(jwt::Algorithm::hs256, secret);
  if (key) return std::move(*key);
  throw std::runtime_error(std::string(variable) + ": " + std::string(crypto::sentence(key.error())));
}

// A variable that need not be there.
std::optional<std::string> optional_variable(const Variables& variables, const EnvFile& file,
                                             const std::string& name) {
  const auto& source = variables.contains(name) ? variables : file.variables;
  const auto found = source.find(name);
  return found == source.end() ? std::nullopt : std::optional(found->second);
}

Leeway leeway(const std::string& text) {
  const auto seconds = base::whole_number(text);
  const auto made = seconds ? Leeway::of(*seconds) : std::nullopt;
  if (!made) throw std::runtime_error("TOKEN_LEEWAY takes 0 to 120 seconds");
  return *made;
}

}  // namespace

Services services_from_settings(const std::shared_ptr<store::Pool>& pool,
                                const taskboard_api::Outbox& outbox) {
  const auto variables = environment();
  const auto file = read_env_file();
  auto [jwt_secret, metrics_key, previous] = settings(variables, file);
  const auto forgiven = optional_variable(variables, file, leeway_seconds);
  return {.pool = pool,
          .passwords = std::make_shared<const taskboard::Passwords>(),
          .key = signing_key("JWT_SECRET", jwt_secret.text()),
          .previous_key =
              previous ? std::optional(signing_key("JWT_SECRET_PREVIOUS", previous->text())) : std::nullopt,
          .metrics_key = std::move(metrics_key),
          .leeway = forgiven ? std::optional(leeway(*forgiven)) : std::nullopt,
          .outbox = outbox,
          .clock = base::course_seconds};
}

}  // namespace lesson
