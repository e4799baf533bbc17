#include "json/parse_object.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace json {
namespace {

using Native = nlohmann::ordered_json;

// Sorted, so that nobody can choose names that make it slow.
bool has_distinct_names(const Native& object) {
  std::vector<std::string_view> names;
  names.reserve(object.size());
  for (const auto& [name, value] : object.get_ref<const Native::object_t&>()) names.push_back(name);
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) == names.end();
}

// Builds the value from the parser's events, and stops at the first that is not allowed.
class StrictBuilder : public nlohmann::json_sax<Native> {
 public:
  Native take() { return std::move(root_); }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(std::int64_t value) override { return add(value); }
  bool number_unsigned(std::uint64_t value) override { return add(value); }
  // A whole number of more than 64 bits comes here, too, already rounded.
  bool number_float(double value, const std::string& text) override {
    return text.find_first_of(".eE") != std::string::npos && add(value);
  }
  bool string(std::string& value) override { return add(std::move(value)); }
  bool binary(Native::binary_t&) override { return false; }  // JSON text has none.

  bool start_object(std::size_t) override { return open(Native::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Native::array()); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    name_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool add(Native value) {
    if (open_.empty()) return false;  // Outermost, only an object may stand.
    place(std::move(value));
    return true;
  }

  bool open(Native container) {
    if (open_.size() == max_depth) return false;
    if (open_.empty() && !container.is_object()) return false;
    open_.push_back(place(std::move(container)));
    return true;
  }

  bool close() {
    const Native& closed = *open_.back();
    open_.pop_back();
    return closed.is_array() || has_distinct_names(closed);
  }

  // The place of the new value. It stays where it is until its parent is closed: nothing is added to the
  // parent meanwhile.
  Native* place(Native value) {
    if (open_.empty()) return &(root_ = std::move(value));
    Native& parent = *open_.back();
    if (parent.is_array()) return &parent.get_ref<Native::array_t&>().emplace_back(std::move(value));
    // Appended without looking for the name again: the search would make long objects quadratic.
    auto& members =
        static_cast<std::vector<std::pair<const std::string, Native>>&>(parent.get_ref<Native::object_t&>());
    return &members.emplace_back(std::move(name_), std::move(value)).second;
  }

  Native root_;
  std::vector<Native*> open_;
  std::string name_;
};

}  // namespace

std::optional<Value> parse_object(std::string_view text) {
  if (text.contains('\0') || text.starts_with("\xEF\xBB\xBF")) return std::nullopt;
  StrictBuilder builder;
  if (!Native::sax_parse(text, &builder)) return std::nullopt;
  Value object;
  object.native() = builder.take();
  return object;
}

}  // namespace json
