// Exercise 7.7 · Who has logged in?
//
// "Log in with …": the provider says who the user is, in an ID token. It is a letter to you: from this
// provider, to this client, about this login. Verify all three.
//
//   jwt::Verifier verifier({{.issuer = …, .find_key = …}}, {.algorithms = {…}, .audiences = {…}, …});
//
// looks keys up by `find_key`, and lets only this issuer's keys sign for it. Its options are in
// jwt/verifier.hpp: `algorithms` must be given, `required_claims` should have "sub" and "iat", `clock` is the
// provider's.
//
//   verifier.verify(token)       std::expected: jwt::VerifiedClaims, or a jwt::Refusal with
//   jwt::code(refusal) claims->text("nonce")        a std::optional<std::string> claims->json().at("aud")
//   is_array(), size() claims->subject()            a std::string_view
//
// The nonce is what you made up for this login. A token with another one was made for somebody else's.
#include "verify_id_token.hpp"

#include "course/todo.hpp"
#include "jwt/verifier.hpp"

namespace lesson {

std::expected<Identity, std::string> verify_id_token(std::string_view id_token,
                                                     const IdentityProvider& provider,
                                                     std::string_view nonce) {
  course::todo("7.7", id_token, provider, nonce);  // Your code replaces this line.
}

}  // namespace lesson
