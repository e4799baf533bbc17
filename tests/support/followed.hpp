#pragma once

#include <string>
#include <string_view>

// A view with more text right behind it, as in the body of a request: whoever reads on to a NUL reads too
// much.
class Followed {
 public:
  explicit Followed(std::string_view text) : whole_(text), size_(text.size()) { whole_ += "\"evil"; }

  std::string_view view() const { return std::string_view(whole_).substr(0, size_); }

 private:
  std::string whole_;
  std::size_t size_;
};
