#include "jwt/refusal.hpp"

#include <set>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "crypto/key_problem.hpp"
#include "jwt/trace.hpp"

TEST_CASE("every refusal has a code of its own and a sentence", "[refusal]") {
  std::set<std::string_view> codes;
  const int last = static_cast<int>(jwt::Refusal::invalid_claim);
  for (int i = 0; i <= last; ++i) {
    const auto refusal = static_cast<jwt::Refusal>(i);
    codes.insert(code(refusal));
    CHECK(sentence(refusal).ends_with('.'));
  }
  CHECK(codes.size() == static_cast<std::size_t>(last) + 1);
}

TEST_CASE("every key problem has a code of its own and a sentence", "[refusal]") {
  std::set<std::string_view> codes;
  const int last = static_cast<int>(crypto::KeyProblem::no_usable_key);
  for (int i = 0; i <= last; ++i) {
    const auto problem = static_cast<crypto::KeyProblem>(i);
    codes.insert(code(problem));
    CHECK(sentence(problem).ends_with('.'));
  }
  CHECK(codes.size() == static_cast<std::size_t>(last) + 1);
}

TEST_CASE("every check has a name and a sentence", "[refusal]") {
  std::set<std::string_view> names;
  const int last = static_cast<int>(jwt::Check::required_claims);
  for (int i = 0; i <= last; ++i) {
    names.insert(name(static_cast<jwt::Check>(i)));
    CHECK(sentence(static_cast<jwt::Check>(i)).ends_with('.'));
  }
  CHECK(names.size() == static_cast<std::size_t>(last) + 1);
}
