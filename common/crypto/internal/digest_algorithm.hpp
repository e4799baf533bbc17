#pragma once

#include "crypto/digest.hpp"
#include "crypto/internal/openssl.hpp"

namespace crypto {

// OpenSSL's method for `digest`. Owned by the process; may be used by any thread.
const EVP_MD* digest_algorithm(Digest digest);

// The calling thread's context for one hash at a time.
EVP_MD_CTX* thread_digest_context();

}  // namespace crypto
