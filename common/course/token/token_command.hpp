#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace course {

// The offline token tool: decode, sign and verify with common/jwt. `arguments` are those after the word
// "token". Everything it has to say is one line of JSON on `out`; --help is text.
//
//   decode TOKEN|-
//   sign   --key FILE | --secret-file FILE  [--alg A] [--claims JSON|-] [--header JSON]
//   verify TOKEN|-  --key FILE… | --secret-file FILE…  [--alg A…] [--issuer I] [--audience A…] [--leeway S]
//          [--require C…] [--typ T] [--now S] [--no-exp-required] [--jws-only]
//
// Returns 0 when the token is valid (decoded, signed), 1 when it is refused, and 2 when the arguments or a
// key cannot be used. docs/token-tool.md has the details.
int run_token_command(std::span<const std::string> arguments, std::istream& in, std::ostream& out,
                      std::ostream& err);

}  // namespace course
