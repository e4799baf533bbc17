// Exercise 7.5 · A code that only you can redeem
//
// The browser brings the client a code, and the client redeems it for tokens. The way through the browser is
// public: others may see the code. So the client first makes up a secret, the *verifier*, and sends only its
// hash with the user, the *challenge*. Now the code is worth nothing to anyone who does not know the
// verifier.
//
//   crypto::sha256(text), base::base64url_encode(bytes)   for s256_challenge()
//   oauth::find_code(database, text)                      a std::optional<oauth::StoredCode>
//     code->authorization.client_id                       whom it was made for
//     code->binding.redirect_uri, .code_challenge         what it was asked for with
//     code->expires_at                                    the first second in which it is worth nothing
//     code->grant_id                                      a std::optional: the grant of an earlier use
//   oauth::end_grant(database, id, now)                   ends all tokens of a grant
//   oauth::start_grant(database, *code, now)              marks the code as used: a
//   std::optional<oauth::Grant>,
//                                                         std::nullopt if somebody was faster
//
// The verifier has 43 to 128 characters: oauth::is_code_verifier(text) knows. Without one, an attacker may
// choose the empty text.
#include "redeem_code.hpp"

#include "base/base64url.hpp"
#include "course/todo.hpp"
#include "crypto/digest.hpp"
#include "oauth/pkce.hpp"

namespace lesson {

std::string s256_challenge(std::string_view code_verifier) {
  course::todo("7.5", code_verifier);  // Your code replaces this line.
}

std::expected<oauth::Grant, CodeProblem> redeem_code(store::Database& database,
                                                     const CodeRedemption& redemption, std::int64_t now) {
  course::todo("7.5", database, redemption, now);  // And this one.
}

}  // namespace lesson
