#include "load_settings.hpp"

#include <string>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/hex.hpp"
#include "random.hpp"

using lesson::EnvFile;
using lesson::Variables;
using std::filesystem::perms;

namespace {

constexpr auto ours = perms::owner_read | perms::owner_write;

std::string text_of(const crypto::Secret& secret) { return std::string(secret.text()); }

// The secrets, or the problem: "JWT_SECRET missing".
std::string verdict(const Variables& environment, const EnvFile& file) {
  const auto settings = lesson::load_settings(environment, file);
  if (settings) return text_of(settings->jwt_secret) + " " + text_of(settings->metrics_key);
  const auto& problem = settings.error();
  switch (problem.mistake) {
    case lesson::SettingsMistake::file_open_to_others:
      return problem.variable + " open to others";
    case lesson::SettingsMistake::missing:
      return problem.variable + " missing";
    case lesson::SettingsMistake::too_short:
      return problem.variable + " too short";
    case lesson::SettingsMistake::placeholder:
      return problem.variable + " placeholder";
    case lesson::SettingsMistake::used_twice:
      return problem.variable + " used twice";
  }
  return "no SettingsMistake at all";
}

// Unpredictable letters: at least eight different ones, and no word of those on the list.
std::string good(std::size_t size = 32) {
  return ("0a1b2c3d" + base::to_hex(random_bytes(size))).substr(0, size);
}

Variables both(const std::string& jwt_secret, const std::string& metrics_key) {
  return {{"JWT_SECRET", jwt_secret}, {"METRICS_KEY", metrics_key}};
}

// A signing key and one for the metrics, and this one of before.
std::string with_previous(const std::string& previous) {
  auto variables = both(good(), good());
  variables["JWT_SECRET_PREVIOUS"] = previous;
  return verdict(variables, {});
}

std::string only(const std::string& jwt_secret) { return verdict(both(jwt_secret, good()), {}); }

}  // namespace

TEST_CASE("6.2 good secrets are read from the environment and from the file", "[6.2][good_settings]") {
  const auto secret = good(), key = good(33), odd = good(40) + "\xff " + good(10);

  CHECK(verdict(both(secret, key), {}) == secret + " " + key);
  CHECK(verdict({}, {both(secret, key), ours}) == secret + " " + key);
  CHECK(verdict({{"METRICS_KEY", key}}, {{{"JWT_SECRET", secret}}, ours}) == secret + " " + key);
  CHECK(verdict({{"JWT_SECRET", odd}}, {{{"METRICS_KEY", key}}, ours | perms::group_read}) ==
        odd + " " + key);
}

TEST_CASE("6.2 the environment wins over the file", "[6.2][file_outranks][R32]") {
  const auto secret = good(), key = good();

  CHECK(verdict(both(secret, key), {both(good(), good()), ours}) == secret + " " + key);
  CHECK(verdict({{"JWT_SECRET", secret}}, {both(good(), key), ours}) == secret + " " + key);
}

TEST_CASE("6.2 a variable that is set to an empty text counts as set", "[6.2][empty_is_unset]") {
  CHECK(verdict({{"JWT_SECRET", ""}}, {both(good(), good()), ours}) == "JWT_SECRET too short");
  CHECK(verdict({{"METRICS_KEY", ""}}, {both(good(), good()), ours}) == "METRICS_KEY too short");
}

TEST_CASE("6.2 a missing secret has no default", "[6.2][default_secret][R32]") {
  CHECK(verdict({}, {}) == "JWT_SECRET missing");
  CHECK(verdict({{"PATH", good()}}, {{{"METRICS_KEY", good()}}, ours}) == "JWT_SECRET missing");
}

TEST_CASE("6.2 a placeholder is refused, however long it is", "[6.2][placeholder_accepted][R32]") {
  const auto word = GENERATE("changeme", "SECRET", "Password", "your-");

  CHECK(only(good(16) + word + good(16)) == "JWT_SECRET placeholder");
  CHECK(verdict({}, {both(good(), word + good()), ours}) == "METRICS_KEY placeholder");
  CHECK(only(std::string(64, 'a')) == "JWT_SECRET placeholder");
}

TEST_CASE("6.2 a placeholder is refused as the previous secret, too", "[6.2][placeholder_accepted][R32]") {
  CHECK(with_previous("changeme-changeme-changeme-changeme") == "JWT_SECRET_PREVIOUS placeholder");
  CHECK(with_previous(std::string(32, 'a')) == "JWT_SECRET_PREVIOUS placeholder");
}

TEST_CASE("6.2 31 characters are one too few", "[6.2][short_accepted][R32]") {
  CHECK(only(good(31)) == "JWT_SECRET too short");
  CHECK(only("changeme") == "JWT_SECRET too short");
  CHECK(verdict(both(good(), ""), {}) == "METRICS_KEY too short");
  CHECK(with_previous(good(31)) == "JWT_SECRET_PREVIOUS too short");
  CHECK(with_previous("") == "JWT_SECRET_PREVIOUS too short");
}

TEST_CASE("6.2 a file that others have access to is refused", "[6.2][open_file][R32]") {
  const auto open = GENERATE(perms::others_read, perms::others_write, perms::others_exec, perms::others_all);

  CHECK(verdict({}, {both(good(), good()), ours | open}) == ".env open to others");
  CHECK(verdict({}, {{}, ours | open}) == ".env open to others");
}

TEST_CASE("6.2 a problem names the variable that causes it", "[6.2][wrong_name]") {
  CHECK(verdict({{"JWT_SECRET", good()}}, {}) == "METRICS_KEY missing");
  CHECK(verdict(both(good(), good(10)), {}) == "METRICS_KEY too short");
  CHECK(verdict(both(good(10), ""), {}) == "JWT_SECRET too short");
}

TEST_CASE("6.2 no two secrets may have the same value", "[6.2][wrong_name][R32]") {
  const auto secret = good(), previous = good();
  CHECK(verdict(both(secret, secret), {}) == "METRICS_KEY used twice");

  auto replaced = both(secret, previous);
  replaced["JWT_SECRET_PREVIOUS"] = previous;
  CHECK(verdict(replaced, {}) == "METRICS_KEY used twice");
  replaced["METRICS_KEY"] = good();
  CHECK(verdict(replaced, {}).starts_with(secret));
  replaced["JWT_SECRET_PREVIOUS"] = secret;
  CHECK(verdict(replaced, {}) == "JWT_SECRET_PREVIOUS used twice");
}
