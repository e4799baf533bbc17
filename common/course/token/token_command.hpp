#pragma once

#include <iosfwd>
#include <optional>
#include <span>
#include <string>

#include "course/text/terminal.hpp"

namespace course {

// The offline token tool, with common/jwt. `arguments` are those after the word "token".
//
//   decode TOKEN|-  [--now S] [--json]
//   sign   --key FILE | --secret-file FILE  [--alg A] [--claims JSON|-] [--header JSON] [--exp +15m]
//          [--now S]
//   verify TOKEN|-  --key FILE… | --secret-file FILE…  [--alg A…] [--issuer I] [--audience A…]
//          [--leeway S] [--require C…] [--typ T] [--now S] [--no-exp-required] [--jws-only]
//   key    new ALG --out FILE|-  [--jwk | --pem]
//          convert FILE --out FILE|-  [--alg A] [--jwk | --pem]
//          public FILE  [--alg A] [--jwk | --pem]
//          thumbprint FILE
//          set FILE…  [--alg A]
//
// Without `terminal` the first three write one line of JSON to `out`, whatever happens. With one, `decode`
// speaks in words, and so does every error, on `err`. `key` never writes JSON but keys.
//
// Returns 0 when the token is valid (decoded, signed), 1 when it is refused or the answer cannot be written,
// and 2 when the arguments or a key cannot be used. docs/token-tool.md has the details.
int run_token_command(std::span<const std::string> arguments, std::istream& in, std::ostream& out,
                      std::ostream& err, std::optional<Terminal> terminal = std::nullopt);

}  // namespace course
