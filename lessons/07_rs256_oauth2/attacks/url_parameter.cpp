#include "url_parameter.hpp"

#include "base/percent_encoding.hpp"

namespace lesson {

std::string parameter(const std::string& url, const std::string& name) {
  const auto without_fragment = url.substr(0, url.find('#'));
  const auto question = without_fragment.find('?');
  if (question == std::string::npos) return "";
  const auto fields = base::parse_form(without_fragment.substr(question + 1));
  if (!fields) return "";
  for (const auto& [key, value] : *fields)
    if (key == name) return value;
  return "";
}

}  // namespace lesson
