#include "web/http/tls.hpp"

#include <array>
#include <memory>
#include <stdexcept>
#include <string>

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace web {
namespace {

template <auto free>
struct Freed {
  template <typename T>
  void operator()(T* object) const {
    free(object);
  }
};

using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

constexpr long certificate_lifetime = 24L * 60 * 60;  // seconds

void check(bool worked, const std::string& what) {
  if (worked) return;
  ERR_clear_error();
  throw std::runtime_error(what);
}

// Called for an encrypted key: refused here, because OpenSSL would ask at the terminal.
int no_passphrase(char*, int, int, void*) { return -1; }

void add_extension(X509* certificate, int kind, const char* value) {
  const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value));
  check(extension && X509_add_ext(certificate, extension.get(), -1) == 1, "cannot make a certificate");
}

Certificate certificate_for(EVP_PKEY* key) {
  Certificate certificate(X509_new());
  check(certificate != nullptr, "cannot make a certificate");
  auto* made = certificate.get();
  X509_set_version(made, X509_VERSION_3);
  std::array<unsigned char, 8> serial{};
  check(RAND_bytes(serial.data(), serial.size()) == 1, "no random bytes");
  ASN1_STRING_set(X509_get_serialNumber(made), serial.data(), serial.size());
  X509_gmtime_adj(X509_getm_notBefore(made), 0);
  X509_gmtime_adj(X509_getm_notAfter(made), certificate_lifetime);
  X509_set_pubkey(made, key);

  auto* name = X509_get_subject_name(made);
  const auto* common_name = reinterpret_cast<const unsigned char*>("localhost");
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common_name, -1, -1, 0);
  X509_set_issuer_name(made, name);
  add_extension(made, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(made, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1");
  check(X509_sign(made, key, EVP_sha256()) > 0, "cannot sign a certificate");
  return certificate;
}

void use_files(SSL_CTX& context, const TlsFiles& files) {
  check(SSL_CTX_use_certificate_chain_file(&context, files.certificate.c_str()) == 1,
        "cannot read a certificate from " + files.certificate);
  check(SSL_CTX_use_PrivateKey_file(&context, files.key.c_str(), SSL_FILETYPE_PEM) == 1,
        "cannot read an unencrypted private key that belongs to the certificate from " + files.key);
}

void use_fresh_certificate(SSL_CTX& context) {
  const PrivateKey key(EVP_EC_gen("P-256"));
  check(key != nullptr, "cannot make a key");
  const auto certificate = certificate_for(key.get());
  check(SSL_CTX_use_certificate(&context, certificate.get()) == 1, "cannot use the certificate");
  check(SSL_CTX_use_PrivateKey(&context, key.get()) == 1, "cannot use the key");
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
