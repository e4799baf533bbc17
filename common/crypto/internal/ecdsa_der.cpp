#include "crypto/internal/ecdsa_der.hpp"

#include <algorithm>

#include "crypto/internal/openssl.hpp"

namespace crypto {
namespace {

constexpr std::byte sequence_tag{0x30};
constexpr std::byte integer_tag{0x02};
constexpr std::byte one_length_byte{0x81};
constexpr std::byte high_bit{0x80};

std::span<const std::byte> without_leading_zeros(std::span<const std::byte> number) {
  while (number.size() > 1 && number.front() == std::byte{0}) number = number.subspan(1);
  return number;
}

// A DER integer is signed: a zero byte keeps a high bit from meaning "minus".
std::size_t content_size(std::span<const std::byte> number) {
  return number.size() + ((number.front() & high_bit) != std::byte{0} ? 1U : 0U);
}

std::byte* write_integer(std::byte* out, std::span<const std::byte> number) {
  const std::size_t size = content_size(number);
  *out++ = integer_tag;
  *out++ = static_cast<std::byte>(size);
  if (size > number.size()) *out++ = std::byte{0};
  return std::ranges::copy(number, out).out;
}

}  // namespace

std::span<const std::byte> ecdsa_to_der(std::span<const std::byte> raw,
                                        std::span<std::byte, max_ecdsa_der_size> out) {
  const auto r = without_leading_zeros(raw.first(raw.size() / 2));
  const auto s = without_leading_zeros(raw.subspan(raw.size() / 2));
  const std::size_t size = 4 + content_size(r) + content_size(s);
  std::byte* write = out.data();
  *write++ = sequence_tag;
  if (size > 127) *write++ = one_length_byte;
  *write++ = static_cast<std::byte>(size);
  write = write_integer(write, r);
  write = write_integer(write, s);
  return out.first(static_cast<std::size_t>(write - out.data()));
}

void ecdsa_from_der(std::span<const std::byte> der, std::span<std::byte> raw) {
  const unsigned char* read = read_pointer(der);
  const EcdsaParts parts(
      require_handle(d2i_ECDSA_SIG(nullptr, &read, static_cast<long>(der.size())), "reading a signature"));
  const auto half = static_cast<int>(raw.size() / 2);
  BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), write_pointer(raw.first(raw.size() / 2)), half);
  BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), write_pointer(raw.subspan(raw.size() / 2)), half);
}

}  // namespace crypto
