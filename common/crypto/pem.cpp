// Reading keys from PEM text (RFC 7468).
#include <array>
#include <string>

#include <openssl/decoder.h>

#include "crypto/asymmetric_key.hpp"
#include "crypto/internal/openssl.hpp"

namespace crypto {
namespace {

constexpr std::size_t max_pem_size = 65536;
constexpr std::string_view begin_mark = "-----BEGIN ";
constexpr std::string_view dashes = "-----";

struct PemForm {
  std::string_view label;
  const char* structure;  // OpenSSL's name for what the label says.
  bool is_private;
};

constexpr std::array forms{
    PemForm{.label = "PRIVATE KEY", .structure = "PrivateKeyInfo", .is_private = true},
    PemForm{.label = "PUBLIC KEY", .structure = "SubjectPublicKeyInfo", .is_private = false},
    PemForm{.label = "RSA PRIVATE KEY", .structure = "type-specific", .is_private = true},
    PemForm{.label = "RSA PUBLIC KEY", .structure = "type-specific", .is_private = false},
    PemForm{.label = "EC PRIVATE KEY", .structure = "type-specific", .is_private = true},
};

// One block of PEM text and what its label says.
struct PemBlock {
  std::string_view label;
  std::string_view text;
  std::string_view rest;  // What follows it.
};

std::expected<PemBlock, KeyProblem> next_block(std::string_view text) {
  const auto begin = text.find(begin_mark);
  if (begin == std::string_view::npos) return std::unexpected(KeyProblem::malformed);
  const auto label_begin = begin + begin_mark.size();
  const auto label_end = text.find(dashes, label_begin);
  if (label_end == std::string_view::npos) return std::unexpected(KeyProblem::malformed);
  const auto label = text.substr(label_begin, label_end - label_begin);
  const auto end_mark = "-----END " + std::string(label.substr(0, 64)) + "-----";
  const auto end = text.find(end_mark, label_end);
  if (end == std::string_view::npos) return std::unexpected(KeyProblem::malformed);
  const auto after = end + end_mark.size();
  return PemBlock{.label = label, .text = text.substr(begin, after - begin), .rest = text.substr(after)};
}

// The one block that holds a key. `openssl ecparam` writes the curve's name in a block before it.
std::expected<PemBlock, KeyProblem> only_block(std::string_view text) {
  auto block = next_block(text);
  if (block && block->label == "EC PARAMETERS") block = next_block(block->rest);
  if (block && block->rest.contains(begin_mark)) return std::unexpected(KeyProblem::malformed);
  return block;
}

// Never asks the terminal, which OpenSSL does by default.
int refuse_password(char*, std::size_t, std::size_t*, const OSSL_PARAM*, void*) { return 0; }

EVP_PKEY* decode(std::string_view block, const PemForm& form) {
  EVP_PKEY* key = nullptr;
  const int selection = form.is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  const std::unique_ptr<OSSL_DECODER_CTX, Releaser<OSSL_DECODER_CTX_free>> decoder(require_handle(
      OSSL_DECODER_CTX_new_for_pkey(&key, "PEM", form.structure, nullptr, selection, nullptr, nullptr),
      "a key decoder"));
  OSSL_DECODER_CTX_set_passphrase_cb(decoder.get(), refuse_password, nullptr);
  const auto* data = reinterpret_cast<const unsigned char*>(block.data());
  std::size_t size = block.size();
  const int decoded = OSSL_DECODER_from_data(decoder.get(), &data, &size);
  forget_openssl_errors();
  if (decoded == 1) return key;
  EVP_PKEY_free(key);
  return nullptr;
}

}  // namespace

std::expected<AsymmetricKey, KeyProblem> read_pem(std::string_view text) {
  if (text.size() > max_pem_size) return std::unexpected(KeyProblem::too_long);
  const auto block = only_block(text);
  if (!block) return std::unexpected(block.error());
  if (block->text.contains("ENCRYPTED")) return std::unexpected(KeyProblem::encrypted);
  for (const PemForm& form : forms) {
    if (form.label != block->label) continue;
    EVP_PKEY* const key = decode(block->text, form);
    if (key == nullptr) return std::unexpected(KeyProblem::malformed);
    return validated_key(key, form.is_private);
  }
  return std::unexpected(KeyProblem::unsupported);
}

}  // namespace crypto
