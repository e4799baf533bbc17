#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "web/transfer.hpp"

struct ssl_ctx_st;
struct ssl_st;

// TLS: the only part of web that speaks OpenSSL's protocol interface.
namespace web {

// Gives OpenSSL's objects back.
struct TlsRelease {
  void operator()(ssl_ctx_st* context) const;
  void operator()(ssl_st* session) const;
};

// One side of an encrypted connection.
class TlsSession {
 public:
  Transfer receive(std::span<char> into);
  Transfer send(std::string_view bytes);

  // Tells the other side that nothing more comes. Best effort.
  void say_goodbye();

 private:
  friend class TlsContext;
  explicit TlsSession(std::unique_ptr<ssl_st, TlsRelease> session) : session_(std::move(session)) {}

  std::unique_ptr<ssl_st, TlsRelease> session_;
};

// The settings of one side of TLS 1.2 and 1.3: the certificate and key of a server, or the trust store of a
// client. Thread-safe.
class TlsContext {
 public:
  // PEM files; the certificate file may hold a chain. Throws std::runtime_error when they cannot be read, do
  // not belong together or the key is encrypted.
  static TlsContext from_files(const std::string& certificate, const std::string& key);

  // A fresh key and a certificate for localhost and 127.0.0.1 that nobody else vouches for, good for a day.
  static TlsContext self_signed();

  // For a client. Trusts the certificate authorities that this machine trusts.
  static TlsContext trusting_this_machine();

  // The server's side of a connection on `socket`, which must not block and outlives the session.
  TlsSession accept(int socket) const;

  // The client's side. Without a trusted certificate for `host`, a name or an address, the session ends
  // before anything is sent.
  TlsSession connect(int socket, const std::string& host) const;

 private:
  explicit TlsContext(std::unique_ptr<ssl_ctx_st, TlsRelease> context) : context_(std::move(context)) {}

  std::unique_ptr<ssl_ctx_st, TlsRelease> context_;
};

}  // namespace web
