#include "course/token/command_line.hpp"

#include <stdexcept>

#include <CLI/CLI.hpp>

#include "course/text/times.hpp"
#include "course/token/key_operations.hpp"

namespace course {
namespace {

using Operation = Answer (*)(const TokenOptions&);

CLI::App& add_verb(CLI::App& app, const std::string& name, const std::string& summary,
                   const std::string& example, Invocation& to, Operation operation) {
  auto* verb = app.add_subcommand(name, summary);
  verb->footer("Example:\n  scripts/course token " + example);
  verb->callback([&to, operation] { to.command = operation; });
  return *verb;
}

jwt::Algorithm algorithm_of(const std::string& name) {
  if (const auto algorithm = jwt::algorithm_named(name)) return *algorithm;
  std::string list;
  for (const auto algorithm : jwt::all_algorithms)
    list += (list.empty() ? "" : ", ") + std::string(jwt::name(algorithm));
  throw std::invalid_argument("There is no algorithm '" + name + "'. The names are " + list + ".");
}

CLI::Option* add_algorithms(CLI::App& command, const std::string& option, const std::string& meaning,
                            TokenOptions& to) {
  const auto add = [&to](const std::vector<std::string>& names) {
    for (const auto& name : names) to.algorithms.push_back(algorithm_of(name));
  };
  return command.add_option_function<std::vector<std::string>>(option, add, meaning);
}

void add_key_options(CLI::App& command, TokenOptions& to) {
  command.add_option("--key", to.files.keys, "A file with a JWK, a JWK Set or PEM text");
  command.add_option("--secret-file", to.files.secrets, "A file whose bytes are the secret");
  add_algorithms(command, "--alg", "For keys that do not name their own; for verify the only ones", to);
}

void add_token_and_time(CLI::App& command, TokenOptions& to) {
  command.add_option("token", to.token, "The token, or - for standard input")->required();
  command.add_option("--now", to.now, "The time to judge at, in seconds since 1970");
}

void add_sign_options(CLI::App& command, TokenOptions& to) {
  add_key_options(command, to);
  command.add_option("--claims", to.claims, "A JSON object, or - for standard input");
  command.add_option("--header", to.header, "More header members: typ, kid, cty and your own");
  const auto set_lifetime = [&to](const std::string& text) {
    to.lifetime = seconds_of_step(text);
    if (!to.lifetime)
      throw std::invalid_argument("'" + text + "' is no lifetime; +30s, +15m, +2h and +7d are some.");
  };
  command.add_option_function<std::string>("--exp", set_lifetime, "Add exp, so much from now: +15m");
  command.add_option("--now", to.now, "The time that --exp counts from, in seconds since 1970");
}

void add_verify_options(CLI::App& command, TokenOptions& to) {
  add_token_and_time(command, to);
  add_key_options(command, to);
  command.add_option("--issuer", to.issuer, "iss must be this");
  command.add_option("--audience", to.audiences, "aud must name one of these");
  command.add_option("--leeway", to.leeway, "Seconds")->check(CLI::Range(0, 120));
  command.add_option("--require", to.required, "Claims that must be there");
  command.add_option("--typ", to.type, "The kind of token; any kind without it");
  command.add_flag("--no-exp-required", to.needs_no_expiry, "Let tokens without an end in");
  command.add_flag("--jws-only", to.jws_only, "Header and signature alone; the payload may be any bytes");
}

void add_form(CLI::App& command, TokenOptions& to) {
  auto* pem = command.add_flag("--pem", to.pem, "As PEM text");
  command.add_flag("--jwk")->description("As a JWK, which is what you get without it")->excludes(pem);
}

void add_private_output(CLI::App& command, TokenOptions& to) {
  add_form(command, to);
  command.add_option("--out", to.out, "A new file that only you can read, or - for standard output")
      ->required();
}

void add_key_files(CLI::App& command, int most, TokenOptions& to) {
  command.add_option("file", to.files.keys, "A file with a JWK, a JWK Set or PEM text")
      ->required()
      ->expected(1, most);
  add_algorithms(command, "--alg", "For a key that does not name its own", to);
}

void add_key_verbs(CLI::App& app, Invocation& to) {
  auto* key = app.add_subcommand("key", "Make keys, and write them in other forms");
  key->require_subcommand(1);
  key->footer("Each explains its options: scripts/course token key new --help");
  key->preparse_callback([&to](std::size_t) {
    if (!to.options.terminal) to.options.terminal = Terminal::plain();
  });
  auto& made = add_verb(*key, "new", "Make a key, a random one", "key new ES256 --out key.jwk", to, new_key);
  add_algorithms(made, "alg", "Its algorithm: HS256, RS256, ES256, EdDSA, …", to.options)
      ->required()
      ->expected(1);
  add_private_output(made, to.options);
  auto& converted = add_verb(*key, "convert", "Write a private key in the other form",
                             "key convert key.pem --alg RS256 --out key.jwk", to, convert_key);
  add_key_files(converted, 1, to.options);
  add_private_output(converted, to.options);
  auto& shown =
      add_verb(*key, "public", "Write the public half of a key", "key public key.jwk --pem", to, public_key);
  add_key_files(shown, 1, to.options);
  add_form(shown, to.options);
  auto& thumbprint = add_verb(*key, "thumbprint", "The fingerprint of a key (RFC 7638)",
                              "key thumbprint key.jwk", to, key_thumbprint);
  add_key_files(thumbprint, 1, to.options);
  auto& set = add_verb(*key, "set", "A JWK Set with the public halves of all keys", "key set old.jwk new.jwk",
                       to, key_set);
  add_key_files(set, CLI::detail::expected_max_vector_size, to.options);
}

}  // namespace

void add_verbs(CLI::App& app, Invocation& to) {
  auto& options = to.options;
  auto& decode =
      add_verb(app, "decode", "Take a token apart; believes nothing", "decode \"$TOKEN\"", to, decode_token);
  add_token_and_time(decode, options);
  decode.add_flag_callback("--json", [&options] { options.terminal.reset(); }, "JSON, as in a pipe");
  add_sign_options(add_verb(app, "sign", "Make a token",
                            R"(sign --key key.jwk --exp +15m --claims '{"sub":"alice"}')", to, sign_token),
                   options);
  add_verify_options(
      add_verb(app, "verify", "Decide whether a token may be believed",
               "verify \"$TOKEN\" --key key.jwk --issuer https://login.example", to, verify_token),
      options);
  add_key_verbs(app, to);
}

}  // namespace course
