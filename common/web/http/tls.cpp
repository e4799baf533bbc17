#include "web/http/tls.hpp"

#include <algorithm>
#include <array>
#include <climits>
#include <csignal>
#include <stdexcept>
#include <utility>

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

using Context = std::unique_ptr<SSL_CTX, TlsRelease>;
using Session = std::unique_ptr<SSL, TlsRelease>;
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

Context new_context(const SSL_METHOD* side) {
  // OpenSSL cannot write with MSG_NOSIGNAL: without this, a peer that has closed would end the process.
  std::signal(SIGPIPE, SIG_IGN);
  Context context(SSL_CTX_new(side));
  check(context != nullptr, "TLS is not available");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_default_passwd_cb(context.get(), no_passphrase);
  return context;
}

// The certificate must be for this name or address, by its subjectAltName alone (RFC 9525 §2).
bool expect_host(SSL* session, std::string host) {
  X509_VERIFY_PARAM* const expected = SSL_get0_param(session);
  X509_VERIFY_PARAM_set_hostflags(expected,
                                  X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
  if (X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str()) == 1) return true;
  ERR_clear_error();
  return X509_VERIFY_PARAM_set1_host(expected, host.c_str(), host.size()) == 1 &&
         SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, host.data()) == 1;
}

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

// What the result of an SSL function means for who called it.
Transfer transfer(SSL* session, int result) {
  if (result > 0) return {Transfer::End::done, static_cast<std::size_t>(result)};
  const int error = SSL_get_error(session, result);
  ERR_clear_error();
  if (error == SSL_ERROR_WANT_READ) return {Transfer::End::wait_to_read};
  if (error == SSL_ERROR_WANT_WRITE) return {Transfer::End::wait_to_write};
  return {Transfer::End::closed};
}

int int_size(std::size_t size) { return static_cast<int>(std::min<std::size_t>(size, INT_MAX)); }

}  // namespace

void TlsRelease::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }
void TlsRelease::operator()(ssl_st* session) const { SSL_free(session); }

Transfer TlsSession::receive(std::span<char> into) {
  return transfer(session_.get(), SSL_read(session_.get(), into.data(), int_size(into.size())));
}

Transfer TlsSession::send(std::string_view bytes) {
  return transfer(session_.get(), SSL_write(session_.get(), bytes.data(), int_size(bytes.size())));
}

void TlsSession::say_goodbye() {
  SSL_shutdown(session_.get());
  ERR_clear_error();
}

TlsContext TlsContext::from_files(const std::string& certificate, const std::string& key) {
  auto context = new_context(TLS_server_method());
  check(SSL_CTX_use_certificate_chain_file(context.get(), certificate.c_str()) == 1,
        "cannot read a certificate from " + certificate);
  check(SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) == 1,
        "cannot read an unencrypted private key that belongs to the certificate from " + key);
  return TlsContext(std::move(context));
}

TlsContext TlsContext::self_signed() {
  auto context = new_context(TLS_server_method());
  const PrivateKey key(EVP_EC_gen("P-256"));
  check(key != nullptr, "cannot make a key");
  const auto certificate = certificate_for(key.get());
  check(SSL_CTX_use_certificate(context.get(), certificate.get()) == 1, "cannot use the certificate");
  check(SSL_CTX_use_PrivateKey(context.get(), key.get()) == 1, "cannot use the key");
  return TlsContext(std::move(context));
}

TlsContext TlsContext::trusting_this_machine() {
  auto context = new_context(TLS_client_method());
  check(SSL_CTX_set_default_verify_paths(context.get()) == 1, "cannot read whom this machine trusts");
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  return TlsContext(std::move(context));
}

TlsSession TlsContext::accept(int socket) const {
  Session session(SSL_new(context_.get()));
  check(session && SSL_set_fd(session.get(), socket) == 1, "cannot start TLS");
  SSL_set_accept_state(session.get());
  return TlsSession(std::move(session));
}

TlsSession TlsContext::connect(int socket, const std::string& host) const {
  Session session(SSL_new(context_.get()));
  check(session && SSL_set_fd(session.get(), socket) == 1 && expect_host(session.get(), host),
        "cannot start TLS");
  SSL_set_connect_state(session.get());
  return TlsSession(std::move(session));
}

}  // namespace web
