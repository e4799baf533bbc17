#include "web/http/tls.hpp"

#include <stdexcept>
#include <string>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "crypto/ecdsa.hpp"
#include "crypto/self_signed_certificate.hpp"

namespace web {
namespace {

void check(bool worked, const std::string& what) {
  if (worked) return;
  ERR_clear_error();
  throw std::runtime_error(what);
}

// Called for an encrypted key: refused here, because OpenSSL would ask at the terminal.
int no_passphrase(char*, int, int, void*) { return -1; }

void use_files(SSL_CTX& context, const TlsFiles& files) {
  check(SSL_CTX_use_certificate_chain_file(&context, files.certificate.c_str()) == 1,
        "cannot read a certificate from " + files.certificate);
  check(SSL_CTX_use_PrivateKey_file(&context, files.key.c_str(), SSL_FILETYPE_PEM) == 1,
        "cannot read an unencrypted private key that belongs to the certificate from " + files.key);
}

void use_fresh_certificate(SSL_CTX& context) {
  const auto key = crypto::generate_ec_key(crypto::KeyKind::p256);
  const auto certificate = crypto::self_signed_certificate(key);
  check(SSL_CTX_use_certificate(&context, certificate.get()) == 1, "cannot use the certificate");
  check(SSL_CTX_use_PrivateKey(&context, key.handle()) == 1, "cannot use the key");
}

}  // namespace

void use_certificate(ssl_ctx_st& context, const TlsFiles& files) {
  SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION);
  SSL_CTX_set_options(&context, SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_default_passwd_cb(&context, no_passphrase);
  if (files.certificate.empty())
    use_fresh_certificate(context);
  else
    use_files(context, files);
}

}  // namespace web
