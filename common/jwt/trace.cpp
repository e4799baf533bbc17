#include "jwt/trace.hpp"

#include <utility>

namespace jwt {

std::string_view name(Check check) {
  switch (check) {
    case Check::size:
      return "size";
    case Check::shape:
      return "shape";
    case Check::header:
      return "header";
    case Check::algorithm:
      return "algorithm";
    case Check::critical:
      return "critical";
    case Check::key:
      return "key";
    case Check::signature:
      return "signature";
    case Check::payload:
      return "payload";
    case Check::expiry:
      return "expiry";
    case Check::not_before:
      return "not_before";
    case Check::issued_at:
      return "issued_at";
    case Check::age:
      return "age";
    case Check::issuer:
      return "issuer";
    case Check::audience:
      return "audience";
    case Check::type:
      return "type";
    case Check::required_claims:
      return "required_claims";
  }
  std::unreachable();
}

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::passed:
      return "passed";
    case Outcome::failed:
      return "failed";
    case Outcome::not_asked:
      return "not_asked";
    case Outcome::not_reached:
      return "not_reached";
  }
  std::unreachable();
}

std::string_view sentence(Check check) {
  switch (check) {
    case Check::size:
      return "The token has at most 8 KiB.";
    case Check::shape:
      return "The token is three parts of base64url letters with two dots between them.";
    case Check::header:
      return "The header is one strict JSON object with the members a header needs.";
    case Check::algorithm:
      return "The algorithm is on our list.";
    case Check::critical:
      return "The header asks for no extension that is not known here.";
    case Check::key:
      return "We have the key, and it is for this algorithm.";
    case Check::signature:
      return "The signature fits the bytes received and the key.";
    case Check::payload:
      return "The payload is one strict JSON object, its claims have the right types.";
    case Check::expiry:
      return "The token says when it ends, and that is not yet.";
    case Check::not_before:
      return "The token has begun.";
    case Check::issued_at:
      return "The token was not made in the future.";
    case Check::age:
      return "The token is not too old.";
    case Check::issuer:
      return "The token was made by the one we trust.";
    case Check::audience:
      return "The token is meant for us.";
    case Check::type:
      return "The token is of the kind that is asked for here.";
    case Check::required_claims:
      return "Every claim that we need is there.";
  }
  std::unreachable();
}

}  // namespace jwt
