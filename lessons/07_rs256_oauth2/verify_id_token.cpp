// Exercise 7.7 · Who has logged in?
//
// "Log in with …": the provider says who the user is, in an ID token. It is like a letter: from this
// provider, to this client, about this login. Verify all three.
//
//   jwt::Verifier verifier({{.issuer = …, .find_key = …}}, {.algorithms = {…}, .audiences = {…}, …});
//
// gets keys from `find_key`, and accepts them for this issuer only. You need five of the options in
// jwt/verifier.hpp, in their order: algorithms ({jwt::Algorithm::rs256}), audiences, leeway, required_claims,
// clock. Nonce and `azp` are yours to compare:
//
//   verifier.verify(token)                    std::expected: jwt::VerifiedClaims, or a jwt::Refusal
//   std::string(jwt::code(refusal))           the reason for the log
//   claims->text("nonce")                     a std::optional<std::string>; != compares it with a text
//   claims->json().at("aud")                  a json::Value: is_array(), size()
//   claims->subject()                         a std::string_view
//
// You made up the nonce for this login. A token with another nonce was made for another login.
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
