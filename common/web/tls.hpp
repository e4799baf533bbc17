#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "web/transfer.hpp"

// TLS of a server: the only part of web that speaks OpenSSL's protocol interface.
namespace web {

// One side of an encrypted connection.
class TlsSession {
 public:
  TlsSession(TlsSession&&) noexcept;
  ~TlsSession();

  Transfer receive(std::span<char> into);
  Transfer send(std::string_view bytes);

  // Tells the other side that nothing more comes. Best effort.
  void say_goodbye();

 private:
  friend class TlsContext;
  struct Impl;
  explicit TlsSession(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// A certificate and its key, ready for TLS 1.2 and 1.3. Thread-safe.
class TlsContext {
 public:
  // PEM files; the certificate file may hold a chain. Throws std::runtime_error when they cannot be read, do
  // not belong together or the key is encrypted.
  static TlsContext from_files(const std::string& certificate, const std::string& key);

  // A fresh key and a certificate for localhost and 127.0.0.1 that nobody else vouches for, good for a day.
  static TlsContext self_signed();

  TlsContext(TlsContext&&) noexcept;
  ~TlsContext();

  // The server's side of a connection on `socket`, which must not block and outlives the session.
  TlsSession accept(int socket) const;

 private:
  struct Impl;
  explicit TlsContext(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace web
