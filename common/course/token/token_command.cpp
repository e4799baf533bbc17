#include "course/token/token_command.hpp"

#include <ostream>
#include <stdexcept>
#include <vector>

#include <CLI/CLI.hpp>

#include "course/token/token_operations.hpp"

namespace course {
namespace {

void add_key_options(CLI::App& command, TokenOptions& to, std::vector<std::string>& algorithm_names) {
  command.add_option("--key", to.files.keys, "A file with a JWK, a JWK Set or PEM text");
  command.add_option("--secret-file", to.files.secrets, "A file whose bytes are the secret");
  command.add_option("--alg", algorithm_names,
                     "For keys that do not name their own; for verify the only ones");
}

void add_verify_options(CLI::App& command, TokenOptions& to) {
  command.add_option("token", to.token, "The token, or - for standard input")->required();
  command.add_option("--issuer", to.issuer, "iss must be this");
  command.add_option("--audience", to.audiences, "aud must name one of these");
  command.add_option("--leeway", to.leeway, "Seconds")->check(CLI::Range(0, 120));
  command.add_option("--require", to.required, "Claims that must be there");
  command.add_option("--typ", to.type, "The kind of token; any kind without it");
  command.add_option("--now", to.now, "The time to judge at, in seconds since 1970");
  command.add_flag("--no-exp-required", to.needs_no_expiry, "Let tokens without an end in");
  command.add_flag("--jws-only", to.jws_only, "Header and signature alone; the payload may be any bytes");
}

std::string algorithm_names_in_words() {
  std::string list;
  for (const auto algorithm : jwt::all_algorithms)
    list += (list.empty() ? "" : ", ") + std::string(name(algorithm));
  return list + ".";
}

Answer run(const CLI::App& app, TokenOptions& options, const std::vector<std::string>& algorithm_names,
           std::istream& in) {
  if (app.got_subcommand("decode")) return decode_token(options, in);
  for (const auto& name : algorithm_names) {
    const auto algorithm = jwt::algorithm_named(name);
    if (!algorithm)
      return unusable("usage",
                      "There is no algorithm '" + name + "'. The names are " + algorithm_names_in_words());
    options.algorithms.push_back(*algorithm);
  }
  return app.got_subcommand("sign") ? sign_token(options, in) : verify_token(options, in);
}

}  // namespace

int run_token_command(std::span<const std::string> arguments, std::istream& in, std::ostream& out,
                      std::ostream& err) {
  TokenOptions options;
  std::vector<std::string> algorithm_names;
  CLI::App app("The offline token tool", "token");
  app.require_subcommand(1);
  auto* decode = app.add_subcommand("decode", "Take a token apart; believes nothing");
  decode->add_option("token", options.token, "The token, or - for standard input")->required();
  auto* sign = app.add_subcommand("sign", "Make a token");
  add_key_options(*sign, options, algorithm_names);
  sign->add_option("--claims", options.claims, "A JSON object, or - for standard input");
  sign->add_option("--header", options.header, "More header members: typ, kid, cty and your own");
  auto* verify = app.add_subcommand("verify", "Decide whether a token may be believed");
  add_key_options(*verify, options, algorithm_names);
  add_verify_options(*verify, options);

  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 wants the last first.
    const auto [exit_code, json] = run(app, options, algorithm_names, in);
    out << json.dump() << '\n';
    return exit_code;
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return app.exit(problem, out, err);  // --help.
    out << unusable("usage", problem.what()).json.dump() << '\n';
  } catch (const std::invalid_argument& problem) {
    out << unusable("usage", problem.what()).json.dump() << '\n';
  }
  return 2;
}

}  // namespace course
