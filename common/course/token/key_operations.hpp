#pragma once

#include "course/token/token_operations.hpp"

namespace course {

// `token key`: keys in files, as JWK or PEM text. A pair that has no kid gets its thumbprint as one; a JWK
// has "alg" if the key fits one algorithm alone, or --alg names it. They throw UnusableKey, as read_keys()
// does.

Answer new_key(const TokenOptions& options);      // A private key goes to a new file that only its owner can
Answer convert_key(const TokenOptions& options);  // read, or where the caller says "-".
Answer public_key(const TokenOptions& options);
Answer key_thumbprint(const TokenOptions& options);
Answer key_set(const TokenOptions& options);

}  // namespace course
