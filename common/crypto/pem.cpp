// Reading keys from PEM text (RFC 7468).
#include <array>
#include <optional>
#include <string>

#include <openssl/decoder.h>

#include "base/base64url.hpp"
#include "crypto/asymmetric_key.hpp"
#include "crypto/internal/openssl.hpp"

namespace crypto {
namespace {

constexpr std::size_t max_pem_size = 65536;
constexpr std::string_view begin_mark = "-----BEGIN ";
constexpr std::string_view dashes = "-----";

constexpr bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

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
  std::string_view body;  // What stands between its first and its last line.
  std::string_view rest;  // What follows it.
};

// A text without any block. OpenSSH's public keys, and those of RFC 4716, are lines of their own kind.
KeyProblem problem_without_block(std::string_view text) {
  const auto holds = [text](std::string_view word) { return text.contains(word); };
  const bool is_ssh = holds("ssh-") || holds("ecdsa-sha2-") || holds("BEGIN SSH2");
  return is_ssh ? KeyProblem::ssh_key : KeyProblem::malformed;
}

std::expected<PemBlock, KeyProblem> next_block(std::string_view text) {
  const auto begin = text.find(begin_mark);
  if (begin == std::string_view::npos) return std::unexpected(problem_without_block(text));
  const auto label_begin = begin + begin_mark.size();
  const auto label_end = text.find(dashes, label_begin);
  if (label_end == std::string_view::npos) return std::unexpected(KeyProblem::malformed);
  const auto label = text.substr(label_begin, label_end - label_begin);
  const auto end_mark = "-----END " + std::string(label.substr(0, 64)) + "-----";
  const auto body = label_end + dashes.size();
  const auto end = text.find(end_mark, body);
  if (end == std::string_view::npos) return std::unexpected(KeyProblem::malformed);
  return PemBlock{
      .label = label, .body = text.substr(body, end - body), .rest = text.substr(end + end_mark.size())};
}

// The one block that holds a key. `openssl ecparam` writes the curve's name in a block before it.
std::expected<PemBlock, KeyProblem> only_block(std::string_view text) {
  auto block = next_block(text);
  if (block && block->label == "EC PARAMETERS") block = next_block(block->rest);
  if (block && block->label.ends_with("CERTIFICATE")) return std::unexpected(KeyProblem::certificate);
  if (block && block->rest.contains(begin_mark)) return std::unexpected(KeyProblem::several_blocks);
  return block;
}

// The bytes of `body`: base64 with its padding (RFC 4648 §4), and blanks of any kind anywhere.
std::optional<Secret> decode_body(std::string_view body) {
  Secret letters(body.size());
  std::size_t size = 0;
  for (const char c : body) {
    if (c == '-' || c == '_') return std::nullopt;
    if (!is_blank(c)) letters.writable()[size++] = static_cast<std::byte>(base::to_base64url(c));
  }
  auto text = letters.text().substr(0, size);
  if (size % 4 != 0) return std::nullopt;
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  Secret bytes(base::base64url_decoded_size(text.size()));
  if (!base::base64url_decode_into(text, bytes.writable())) return std::nullopt;
  return bytes;
}

// Never asks the terminal, which OpenSSL does by default.
int refuse_password(char*, std::size_t, std::size_t*, const OSSL_PARAM*, void*) { return 0; }

EVP_PKEY* decode(const Secret& der, const PemForm& form) {
  EVP_PKEY* key = nullptr;
  const int selection = form.is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  const std::unique_ptr<OSSL_DECODER_CTX, Releaser<OSSL_DECODER_CTX_free>> decoder(require_handle(
      OSSL_DECODER_CTX_new_for_pkey(&key, "DER", form.structure, nullptr, selection, nullptr, nullptr),
      "a key decoder"));
  OSSL_DECODER_CTX_set_passphrase_cb(decoder.get(), refuse_password, nullptr);
  const auto* data = read_pointer(der.bytes());
  std::size_t left = der.size();
  const int decoded = OSSL_DECODER_from_data(decoder.get(), &data, &left);
  forget_openssl_errors();
  if (decoded == 1 && left == 0) return key;
  EVP_PKEY_free(key);
  return nullptr;
}

}  // namespace

std::expected<AsymmetricKey, KeyProblem> read_pem(std::string_view text) {
  if (text.size() > max_pem_size) return std::unexpected(KeyProblem::too_large);
  const auto block = only_block(text);
  if (!block) return std::unexpected(block.error());
  if (block->label.starts_with("ENCRYPTED") || block->body.contains("ENCRYPTED"))
    return std::unexpected(KeyProblem::encrypted);
  if (block->label.contains("SSH")) return std::unexpected(KeyProblem::ssh_key);
  for (const PemForm& form : forms) {
    if (form.label != block->label) continue;
    const auto der = decode_body(block->body);
    EVP_PKEY* const key = der ? decode(*der, form) : nullptr;
    if (key == nullptr) return std::unexpected(KeyProblem::malformed);
    return validated_key(key, form.is_private);
  }
  return std::unexpected(KeyProblem::unsupported);
}

}  // namespace crypto
