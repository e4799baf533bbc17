#pragma once

#include "web/options.hpp"

struct ssl_ctx_st;

namespace web {

// Sets up a server's side of TLS 1.2 and 1.3: the certificate chain and the key in `files`, both PEM; without
// names, a fresh key and a certificate for localhost, 127.0.0.1 and ::1 that nobody else vouches for, good
// for a day. Throws std::runtime_error if the files cannot be read or do not belong together, or if the key
// is encrypted.
void use_certificate(ssl_ctx_st& context, const TlsFiles& files);

}  // namespace web
