#pragma once

#include <cstring>
#include <dlfcn.h>
#include <functional>
#include <type_traits>
#include <utility>

#include <openssl/evp.h>

// OpenSSL's calls for signatures, with our hand between: what is defined in the program is found before what
// the library holds. For one judge, which includes this once.

namespace openssl_calls {

// What happens to the calls of one thread.
struct Plan {
  int fails = 0;                                 // The number of the call that fails, from 1; 0: none.
  int failure = 0;                               // What it returns. The library is not asked.
  std::size_t more_room = 0;                     // How many bytes too many a signature is said to need.
  std::function<void(int number)> afterwards{};  // Called after each call that did its work.
};

// As long as it lives, the calls of this thread follow `plan`.
class Ambush {
 public:
  explicit Ambush(Plan plan = {}) : plan_(std::move(plan)) { current() = this; }
  ~Ambush() { current() = nullptr; }
  Ambush(const Ambush&) = delete;
  Ambush& operator=(const Ambush&) = delete;

  // How many calls there were, without those that the library makes itself.
  int calls() const { return calls_; }

  static Ambush*& current() {
    thread_local Ambush* ambush = nullptr;
    return ambush;
  }

 private:
  template <typename... Parameters>
  friend int call(int (*)(Parameters...), const char*, std::type_identity_t<Parameters>...);
  friend void add_room(const unsigned char*, std::size_t*);

  Plan plan_;
  int calls_ = 0;
  bool inside_ = false;  // The library calls itself: these calls are its own business.
};

// Calls what the library itself has under that name, unless the plan says that it fails.
template <typename... Parameters>
int call(int (*)(Parameters...), const char* name, std::type_identity_t<Parameters>... arguments) {
  const auto library = reinterpret_cast<int (*)(Parameters...)>(dlsym(RTLD_NEXT, name));
  Ambush* const ambush = Ambush::current();
  if (ambush == nullptr || ambush->inside_) return library(arguments...);
  const int number = ++ambush->calls_;
  if (number == ambush->plan_.fails) return ambush->plan_.failure;
  ambush->inside_ = true;
  const int answer = library(arguments...);
  ambush->inside_ = false;
  if (ambush->plan_.afterwards) ambush->plan_.afterwards(number);
  return answer;
}

// The library may write as many bytes as it was promised: a promise of more than there is shows here.
inline void touch(unsigned char* out, const std::size_t* size) {
  constexpr std::size_t most = 64 * 1024;
  if (out != nullptr && size != nullptr && *size <= most) std::memset(out, 0, *size);
}

// A library may ask for more room than the signature will take.
inline void add_room(const unsigned char* out, std::size_t* size) {
  const Ambush* const ambush = Ambush::current();
  if (ambush == nullptr || ambush->inside_) return;
  if (out == nullptr && size != nullptr) *size += ambush->plan_.more_room;
}

}  // namespace openssl_calls

extern "C" {

int EVP_DigestSignInit(EVP_MD_CTX* context, EVP_PKEY_CTX** options, const EVP_MD* digest, ENGINE* engine,
                       EVP_PKEY* key) {
  return openssl_calls::call(&EVP_DigestSignInit, "EVP_DigestSignInit", context, options, digest, engine,
                             key);
}

int EVP_DigestSignUpdate(EVP_MD_CTX* context, const void* text, std::size_t size) {
  return openssl_calls::call(&EVP_DigestSignUpdate, "EVP_DigestSignUpdate", context, text, size);
}

int EVP_DigestSignFinal(EVP_MD_CTX* context, unsigned char* out, std::size_t* size) {
  openssl_calls::touch(out, size);
  const int answer = openssl_calls::call(&EVP_DigestSignFinal, "EVP_DigestSignFinal", context, out, size);
  openssl_calls::add_room(out, size);
  return answer;
}

int EVP_DigestSign(EVP_MD_CTX* context, unsigned char* out, std::size_t* size, const unsigned char* text,
                   std::size_t text_size) {
  openssl_calls::touch(out, size);
  const int answer =
      openssl_calls::call(&EVP_DigestSign, "EVP_DigestSign", context, out, size, text, text_size);
  openssl_calls::add_room(out, size);
  return answer;
}

int EVP_PKEY_sign(EVP_PKEY_CTX* context, unsigned char* out, std::size_t* size, const unsigned char* hash,
                  std::size_t hash_size) {
  openssl_calls::touch(out, size);
  const int answer =
      openssl_calls::call(&EVP_PKEY_sign, "EVP_PKEY_sign", context, out, size, hash, hash_size);
  openssl_calls::add_room(out, size);
  return answer;
}

int EVP_DigestVerifyInit(EVP_MD_CTX* context, EVP_PKEY_CTX** options, const EVP_MD* digest, ENGINE* engine,
                         EVP_PKEY* key) {
  return openssl_calls::call(&EVP_DigestVerifyInit, "EVP_DigestVerifyInit", context, options, digest, engine,
                             key);
}

int EVP_DigestVerifyUpdate(EVP_MD_CTX* context, const void* text, std::size_t size) {
  return openssl_calls::call(&EVP_DigestVerifyUpdate, "EVP_DigestVerifyUpdate", context, text, size);
}

int EVP_DigestVerifyFinal(EVP_MD_CTX* context, const unsigned char* signature, std::size_t size) {
  return openssl_calls::call(&EVP_DigestVerifyFinal, "EVP_DigestVerifyFinal", context, signature, size);
}

int EVP_DigestVerify(EVP_MD_CTX* context, const unsigned char* signature, std::size_t size,
                     const unsigned char* text, std::size_t text_size) {
  return openssl_calls::call(&EVP_DigestVerify, "EVP_DigestVerify", context, signature, size, text,
                             text_size);
}

int EVP_PKEY_verify(EVP_PKEY_CTX* context, const unsigned char* signature, std::size_t size,
                    const unsigned char* hash, std::size_t hash_size) {
  return openssl_calls::call(&EVP_PKEY_verify, "EVP_PKEY_verify", context, signature, size, hash, hash_size);
}

}  // extern "C"
