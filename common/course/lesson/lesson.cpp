#include "course/lesson/lesson.hpp"

#include <algorithm>

namespace course {

const Diagnosis* Exercise::diagnosis(std::string_view tag) const {
  const auto found = std::ranges::find(diagnoses, tag, &Diagnosis::tag);
  return found == diagnoses.end() ? nullptr : &*found;
}

std::string Exercise::source() const { return (kind == Kind::lab ? "attacks/" : "") + file + ".cpp"; }

std::string Exercise::chapter() const { return diagnoses.empty() ? "README.md" : diagnoses.front().read; }

std::vector<const Exercise*> Lesson::steps() const {
  std::vector<const Exercise*> all;
  for (const Exercise& exercise : exercises) all.push_back(&exercise);
  if (server) all.push_back(&*server);
  for (const Exercise& lab : labs) all.push_back(&lab);
  return all;
}

std::vector<const Exercise*> Lesson::required_steps() const {
  auto required = steps();
  std::erase_if(required, [](const Exercise* step) { return step->bonus; });
  return required;
}

}  // namespace course
