// The quick reader of claims. It gives up at the first thing it does not expect, so it needs to be right
// only about what it accepts: printable ASCII without backslash, and in it text, whole numbers of up to 15
// digits, true, false, null and lists of text, in one object whose names are all different.
#include <algorithm>
#include <array>

#include "jwt/internal/claim_scan.hpp"

namespace jwt {
namespace {

constexpr std::size_t most_claims = 32;
constexpr std::size_t most_digits = 15;  // Below 2^53, so a double holds it exactly.

// No control characters, nothing outside ASCII, no escapes: then text ends at the next quote. Without
// branches, so that the compiler checks sixteen characters at a time.
bool is_plain(std::string_view payload) {
  std::uint8_t wrong = 0;
  for (const char character : payload) {
    const auto c = static_cast<std::uint8_t>(character);
    std::uint8_t outside = 0;
    outside = static_cast<std::uint8_t>(c - ' ') > '~' - ' ' ? std::uint8_t{1} : outside;
    outside = c == '\\' ? std::uint8_t{1} : outside;
    wrong |= outside;
  }
  return wrong == 0;
}

// REQUIRES: is_plain(payload).
class PlainReader {
 public:
  PlainReader(std::string_view payload, const ClaimInterest& interest)
      : begin_(payload.data()), at_(begin_), end_(begin_ + payload.size()), interest_(interest) {}

  bool read() {
    skip_blanks();
    if (!take('{')) return false;
    skip_blanks();
    if (take('}')) return at_end();
    do {
      if (!read_claim()) return false;
    } while (take(','));
    return take('}') && at_end();
  }

  const ClaimScan& scan() const { return scan_; }

 private:
  bool at_end() {
    skip_blanks();
    return at_ == end_;
  }

  void skip_blanks() {
    while (at_ != end_ && *at_ == ' ') ++at_;  // The other blanks are control characters.
  }

  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  // "name": value, with blanks around either.
  bool read_claim() {
    skip_blanks();
    std::string_view name;
    if (!read_text(name) || !is_new(name)) return false;
    skip_blanks();
    if (!take(':')) return false;
    skip_blanks();
    const bool understood = at_ != end_ && read_value(name);
    skip_blanks();
    return understood;
  }

  bool is_new(std::string_view name) {
    if (count_ == most_claims) return false;
    for (std::size_t i = 0; i < count_; ++i) {
      if (names_[i] == name) return false;
    }
    names_[count_++] = name;
    const auto& required = interest_.required;
    if (std::ranges::find(required, name) != required.end()) ++scan_.required_found;
    return true;
  }

  bool read_value(std::string_view name) {
    if (name.size() == 3) return read_registered_or_other(name);
    return read_other();
  }

  bool read_registered_or_other(std::string_view name) {
    if (name == "exp") return read_date(scan_.expires);
    if (name == "iat") return read_date(scan_.issued);
    if (name == "nbf") return read_date(scan_.not_before);
    if (name == "iss") return read_piece(scan_.issuer);
    if (name == "sub") return read_piece(scan_.subject);
    if (name == "jti") return read_piece(scan_.id);
    if (name == "aud") return read_audience();
    return read_other();
  }

  bool read_other() {
    std::string_view text;
    double number = 0;
    switch (*at_) {
      case '"':
        return read_text(text);
      case '[':
        return read_list([](std::string_view) {});
      case 't':
        return read_word("true");
      case 'f':
        return read_word("false");
      case 'n':
        return read_word("null");
      default:
        return read_number(number);
    }
  }

  bool read_word(std::string_view word) {
    if (!std::string_view(at_, end_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  bool read_text(std::string_view& text) {
    if (!take('"')) return false;
    const std::string_view rest(at_, end_);
    const auto size = rest.find('"');
    if (size == std::string_view::npos) return false;
    text = rest.substr(0, size);
    at_ += size + 1;
    return true;
  }

  bool read_number(double& number) {
    const bool negative = take('-');
    const char* const start = at_;
    std::int64_t value = 0;
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9' && at_ - start < static_cast<long>(most_digits) + 1) {
      value = (value * 10) + (*at_++ - '0');
    }
    const auto digits = static_cast<std::size_t>(at_ - start);
    if (digits == 0 || digits > most_digits || (*start == '0' && digits > 1)) return false;
    number = static_cast<double>(negative ? -value : value);
    // What follows decides whether this was all of it: a fraction or an exponent is for the thorough reader.
    return at_ == end_ || (*at_ != '.' && *at_ != 'e' && *at_ != 'E');
  }

  bool read_list(auto&& for_each) {
    if (!take('[')) return false;
    skip_blanks();
    if (take(']')) return true;
    do {
      skip_blanks();
      std::string_view text;
      if (!read_text(text)) return false;
      for_each(text);
      skip_blanks();
    } while (take(','));
    return take(']');
  }

  bool read_date(std::optional<double>& date) { return read_number(date.emplace()); }

  bool read_piece(std::optional<TextPiece>& piece) {
    std::string_view text;
    if (!read_text(text)) return false;
    piece = TextPiece{.begin = static_cast<std::uint32_t>(text.data() - begin_),
                      .size = static_cast<std::uint32_t>(text.size())};
    return true;
  }

  bool read_audience() {
    scan_.has_audience = true;
    const auto compare = [this](std::string_view audience) {
      const auto& ours = interest_.audiences;
      if (std::ranges::find(ours, audience) != ours.end()) scan_.audience_is_ours = true;
    };
    if (*at_ == '[') return read_list(compare);
    std::string_view text;
    if (!read_text(text)) return false;
    compare(text);
    return true;
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  const ClaimInterest& interest_;
  std::array<std::string_view, most_claims> names_;
  std::size_t count_ = 0;
  ClaimScan scan_;
};

}  // namespace

std::optional<ClaimScan> read_plain_claims(std::string_view payload, const ClaimInterest& interest) {
  if (!is_plain(payload)) return std::nullopt;
  PlainReader reader(payload, interest);
  if (!reader.read()) return std::nullopt;
  return reader.scan();
}

}  // namespace jwt
