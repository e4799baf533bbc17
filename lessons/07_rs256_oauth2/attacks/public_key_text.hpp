#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "big_number.hpp"

namespace lesson {

// What RS256 signs: the SHA-256 of `signing_input`, with its name and with padding in front, as a number of
// `size` bytes (EMSA-PKCS1-v1_5, RFC 8017 §9.2). `size` is that of the modulus, and of a signature.
BigNumber padded_hash(std::string_view signing_input, std::size_t size);

// The text of the file that OpenSSL writes for a public RSA key: "-----BEGIN PUBLIC KEY-----…". Any numbers
// will do.
std::string public_key_text(const BigNumber& modulus, unsigned exponent);

}  // namespace lesson
