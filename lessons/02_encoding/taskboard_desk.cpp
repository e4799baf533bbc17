#include "taskboard_desk.hpp"

#include <utility>

#include "crypto/password.hpp"
#include "password_check.hpp"

namespace lesson {

Desk taskboard_desk(HmacKey key) {
  return {// Their passwords are in the lesson's README: looking-glass, workbench, silver-bells.
          .accounts = {{"alice@example.com",
                        {.subject = "alice",
                         .password = {"$scrypt$ln=17,r=8,p=1$EXmb3aZLB6QdJqCWeKp9bA$"
                                      "wFB5lKdOJziVN07AZ8PKV+EFMOkAJrADoBdZR3+2hg8"},
                         .plan = "standard"}},
                       {"bob@example.com",
                        {.subject = "bob",
                         .password = {"$scrypt$ln=17,r=8,p=1$M2r/h0vUoUNRVZjyQ0ttiQ$"
                                      "asQOwYL6Q6Q3dkgoYHh+DeYGDL/lvaZy/Sdyyw0clGY"},
                         .plan = "standard"}},
                       {"carol@example.com",
                        {.subject = "carol",
                         .password = {"$scrypt$ln=17,r=8,p=1$kGDbZTYfJQelFDMBE8P/3Q$"
                                      "SLw0RrA2kzDaDyAkHKuNbiyTXvuuVCRSp35d/lUc+k0"},
                         .plan = "standard"}}},
          .password_fits = scrypt_check(),
          .nobodys_password = {crypto::nobodys_password_hash()},
          .key = std::move(key)};
}

}  // namespace lesson
