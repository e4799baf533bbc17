// Exercise 7.5 · A code that only you can redeem
//
// The browser brings the client a code, and the client redeems it for tokens. Browsers leak, so others may
// see the code. Therefore the client first makes up a secret, the *verifier*, and sends only its hash with
// the user, the *challenge*. A code without its verifier is worth nothing.
//
// Write s256_challenge() first. Then redeem_code(), in the order of CodeProblem: is this the request of the
// client that asked for the code? Is the code still good? A good request for a used code ends the grant of
// its first use. You are inside a transaction already.
//
//   crypto::sha256(text), base::base64url_encode(bytes)
//   oauth::find_code(database, text)              a std::optional<oauth::StoredCode>
//     code->authorization.client_id               the client that it was made for
//     code->binding.redirect_uri, .code_challenge
//     code->grant_id                              a std::optional: the grant of its first use
//     code->expires_at                            the first second in which it is worth nothing
//   oauth::is_code_verifier(text)                 43 to 128 characters? Otherwise it fits no challenge
//   oauth::end_grant(database, id, now)           ends all tokens of a grant
//   oauth::start_grant(database, *code, now)      marks the code as used: a std::optional<oauth::Grant>,
//                                                 without a value if somebody was faster (used_before;
//                                                 nothing is left for you to end then)
//   std::unexpected(CodeProblem::unknown)         what a refusal returns
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
