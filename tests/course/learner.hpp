#pragma once

// A learner at the terminal, for the tests of the commands: a fake checkout, and what the commands say.
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include "course/commands/check.hpp"
#include "course/commands/hint.hpp"
#include "course/commands/reset.hpp"
#include "course/commands/solution.hpp"
#include "course/session/session.hpp"
#include "course/text/text.hpp"
#include "fake_checkout.hpp"

// Takes what is written to stdout and stderr while it lives.
class Captured {
 public:
  Captured() : out_(std::cout.rdbuf(text_.rdbuf())), err_(std::cerr.rdbuf(text_.rdbuf())) {}
  ~Captured() {
    std::cout.rdbuf(out_);
    std::cerr.rdbuf(err_);
  }
  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::streambuf* out_;
  std::streambuf* err_;
};

struct Said {
  int code;
  std::string text;
  bool has(std::string_view part) const { return text.find(part) != std::string::npos; }
};

inline Said said(const auto& command) {
  const Captured captured;
  const int code = command();
  return {code, captured.text()};
}

class Learner {
 public:
  Said check(const std::string& what) {
    return said([&] { return course::check(session, {.what = what}); });
  }
  Said hint() {
    return said([&] { return course::hint(session, {.id = "1.1"}); });
  }
  Said solution(bool yes) {
    return said([&] { return course::solution(session, {.id = "1.1", .yes = yes}); });
  }
  Said reset(const std::string& what, bool yes) {
    return said([&] { return course::reset(session, {.what = what, .yes = yes}); });
  }
  void edit(std::string_view text) const { checkout.folder().write(FakeCheckout::hole, text); }
  std::string file() const { return course::read_text(checkout.paths().root / FakeCheckout::hole); }

  FakeCheckout checkout;
  course::Session session{checkout.paths(), course::Terminal::plain()};
};

inline void pass_1_1(const FakeCheckout& checkout) {
  checkout.passing_judge("check-1.1", "1.1", "first_tag second_tag");
}
