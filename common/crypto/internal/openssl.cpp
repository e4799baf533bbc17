#include "crypto/internal/openssl.hpp"

#include <array>
#include <stdexcept>

#include <openssl/err.h>

namespace crypto {

void throw_openssl_error(const char* what) {
  std::array<char, 256> reason{};
  ERR_error_string_n(ERR_peek_error(), reason.data(), reason.size());
  forget_openssl_errors();
  throw std::runtime_error(std::string(what) + ": " + reason.data());
}

void forget_openssl_errors() noexcept { ERR_clear_error(); }

void require_one(int result, const char* what) {
  if (result != 1) throw_openssl_error(what);
}

}  // namespace crypto
