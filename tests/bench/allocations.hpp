#pragma once

#include <cstddef>

// Counts memory allocations of this program: those through operator new, and those inside OpenSSL.
struct Allocations {
  std::size_t ours = 0;
  std::size_t openssl = 0;
};

// Since the start of the program.
Allocations allocations();

// Ends the counting: an atomic counter that all threads write would be what is measured.
void stop_counting();

// Call before anything else touches OpenSSL.
void count_openssl_allocations();
