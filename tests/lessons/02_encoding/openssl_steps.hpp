#pragma once

#include <atomic>
#include <cstring>
#include <dlfcn.h>
#include <functional>
#include <utility>

#include <openssl/evp.h>
#include <openssl/hmac.h>

// Intercepts OpenSSL's MAC functions: the linker finds a definition in the program before the one in the
// library. For one judge, which includes this once.

namespace openssl_steps {

enum class Step { init, update, final, hmac };

// What to do at the next call of one step: make it fail, or do something after it has succeeded.
struct Plan {
  Step step;
  bool fails = false;
  std::function<void()> afterwards{};
};

inline std::atomic<Plan*> plan = nullptr;  // Consumed by the first call that it applies to.

// While this object exists, its plan waits for the call that it applies to.
class Ambush {
 public:
  explicit Ambush(Plan what) : plan_(std::move(what)) { plan = &plan_; }
  ~Ambush() { plan = nullptr; }
  Ambush(const Ambush&) = delete;
  Ambush& operator=(const Ambush&) = delete;

  bool happened() const { return plan != &plan_; }

 private:
  Plan plan_;
};

// The library's own function of that name.
template <typename Function>
Function* real(Function*, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

// The result of a step for which the library returned `answer`; 0, "it failed", if that is the plan.
template <typename Answer>
Answer after(Step step, Answer answer) {
  Plan* const now = plan;
  if (now == nullptr || now->step != step) return answer;
  plan = nullptr;
  if (now->afterwards) now->afterwards();
  return now->fails ? Answer{} : answer;
}

}  // namespace openssl_steps

extern "C" {

int EVP_MAC_init(EVP_MAC_CTX* context, const unsigned char* key, std::size_t size,
                 const OSSL_PARAM parameters[]) {
  const auto library = openssl_steps::real(&EVP_MAC_init, "EVP_MAC_init");
  return openssl_steps::after(openssl_steps::Step::init, library(context, key, size, parameters));
}

int EVP_MAC_update(EVP_MAC_CTX* context, const unsigned char* data, std::size_t size) {
  const auto library = openssl_steps::real(&EVP_MAC_update, "EVP_MAC_update");
  return openssl_steps::after(openssl_steps::Step::update, library(context, data, size));
}

int EVP_MAC_final(EVP_MAC_CTX* context, unsigned char* out, std::size_t* written, std::size_t room) {
  // The library may write `room` bytes: a caller that promised more than it has is caught here.
  if (out != nullptr && room <= EVP_MAX_MD_SIZE) std::memset(out, 0, room);
  const auto library = openssl_steps::real(&EVP_MAC_final, "EVP_MAC_final");
  return openssl_steps::after(openssl_steps::Step::final, library(context, out, written, room));
}

unsigned char* HMAC(const EVP_MD* hash, const void* key, int key_size, const unsigned char* data,
                    std::size_t size, unsigned char* out, unsigned int* written) {
  const auto library = openssl_steps::real(&HMAC, "HMAC");
  return openssl_steps::after(openssl_steps::Step::hmac,
                              library(hash, key, key_size, data, size, out, written));
}

}  // extern "C"
