#include "crypto/self_signed_certificate.hpp"

#include <array>

#include <openssl/x509v3.h>

#include "crypto/internal/openssl.hpp"
#include "crypto/random.hpp"

namespace crypto {
namespace {

using Extension = std::unique_ptr<X509_EXTENSION, Releaser<X509_EXTENSION_free>>;

constexpr const char* cannot_make = "cannot make a certificate";
constexpr long certificate_lifetime = 24L * 60 * 60;  // seconds

void add_extension(X509* certificate, int kind, const char* value) {
  const Extension extension(require_handle(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value), cannot_make));
  require_one(X509_add_ext(certificate, extension.get(), -1), cannot_make);
}

}  // namespace

std::shared_ptr<X509> self_signed_certificate(const AsymmetricKey& key) {
  const std::shared_ptr<X509> certificate(require_handle(X509_new(), cannot_make), X509_free);
  auto* const made = certificate.get();
  X509_set_version(made, X509_VERSION_3);
  std::array<std::byte, 8> serial{};
  fill_random(serial);
  ASN1_STRING_set(X509_get_serialNumber(made), serial.data(), serial.size());
  X509_gmtime_adj(X509_getm_notBefore(made), 0);
  X509_gmtime_adj(X509_getm_notAfter(made), certificate_lifetime);
  X509_set_pubkey(made, key.handle());

  auto* const name = X509_get_subject_name(made);
  const auto* const common_name = reinterpret_cast<const unsigned char*>("localhost");
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common_name, -1, -1, 0);
  X509_set_issuer_name(made, name);
  add_extension(made, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(made, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1");
  if (X509_sign(made, key.handle(), EVP_sha256()) <= 0) throw_openssl_error(cannot_make);
  return certificate;
}

}  // namespace crypto
