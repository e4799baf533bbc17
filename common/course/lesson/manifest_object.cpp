#include "course/lesson/manifest_object.hpp"

#include <algorithm>
#include <utility>

namespace course {

void FirstError::add(std::string path, std::string what, std::string mend) {
  if (found_) return;
  found_ = true;
  fault_ = {std::move(path), std::move(what), std::move(mend)};
}

ManifestObject::ManifestObject(json::Value json, std::string path, FirstError& first_error)
    : json_(std::move(json)), path_(std::move(path)), first_error_(&first_error) {
  if (!json_.is_object()) first_error.add(path_, "is not an object", "Write { … } there.");
}

void ManifestObject::knows(std::initializer_list<std::string_view> names) const {
  for (const std::string& name : json_.names()) {
    if (std::ranges::find(names, name) != names.end()) continue;
    std::string known;
    for (const auto each : names) known += (known.empty() ? "" : ", ") + std::string(each);
    fault(name, "is not a member that belongs here",
          "Take it out or correct its name. Known are: " + known + ".");
  }
}

std::string ManifestObject::text(std::string_view name) const {
  const auto text = member(name, "a text in quotes").text();
  if (!text || text->empty())
    fault(name, "is not a text with something in it", "Write a text in quotes there.");
  return text.value_or("");
}

int ManifestObject::integer(std::string_view name, int low, int high) const {
  const auto bounds = "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
  const auto number = member(name, bounds).integer();
  if (number && *number >= low && *number <= high) return static_cast<int>(*number);
  fault(name, "is not " + bounds, "Write such a number there, without quotes.");
  return low;
}

bool ManifestObject::boolean(std::string_view name) const {
  const auto value = member(name, "true or false").boolean();
  if (!value) fault(name, "is neither true nor false", "Write true or false there, without quotes.");
  return value.value_or(false);
}

std::vector<std::string> ManifestObject::texts(std::string_view name) const {
  const json::Value list = member(name, "a list of texts");
  std::vector<std::string> texts;
  if (!list.is_array()) fault(name, "is not a list", "Write [ … ] there.");
  for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
    texts.push_back(list.at(i).text().value_or(""));
    if (!texts.back().empty()) continue;
    const auto element = std::string(name) + "[" + std::to_string(i) + "]";
    fault(element, "is not a text with something in it", "Write a text in quotes there.");
  }
  return texts;
}

std::vector<ManifestObject> ManifestObject::objects(std::string_view name) const {
  const json::Value list = member(name, "a list");
  std::vector<ManifestObject> objects;
  if (!list.is_array()) fault(name, "is not a list", "Write [ … ] there.");
  for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
    objects.emplace_back(list.at(i), path_of(name) + "[" + std::to_string(i) + "]", *first_error_);
  }
  return objects;
}

ManifestObject ManifestObject::object(std::string_view name) const {
  return {member(name, "an object"), path_of(name), *first_error_};
}

void ManifestObject::fault(std::string_view name, std::string what, std::string mend) const {
  first_error_->add(path_of(name), std::move(what), std::move(mend));
}

json::Value ManifestObject::member(std::string_view name, std::string_view kind) const {
  if (has(name)) return json_.at(name);
  fault(name, "is missing", "Add \"" + std::string(name) + "\", " + std::string(kind) + ".");
  return {};
}

std::string ManifestObject::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

}  // namespace course
