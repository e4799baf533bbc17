#include "openssl_handles.hpp"

#include <new>

namespace lesson {

DigestContext new_digest_context() {
  DigestContext context(EVP_MD_CTX_new());
  if (!context) throw std::bad_alloc();
  return context;
}

}  // namespace lesson
