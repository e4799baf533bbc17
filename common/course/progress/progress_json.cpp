#include "course/progress/progress_json.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "json/parse_object.hpp"
#include "json/value.hpp"

namespace course {
namespace {

constexpr std::string_view format = "course progress";
constexpr std::int64_t format_version = 1;
constexpr std::int64_t latest_time = 253'402'300'799;  // The last second of the year 9999.
constexpr std::int64_t most_attempts = 1'000'000'000;

// Leaves the reader; caught in progress_from_json().
[[noreturn]] void refuse(const std::string& why) { throw std::invalid_argument(why); }

void allow_only(const json::Value& object, std::initializer_list<std::string_view> known,
                const std::string& where) {
  for (const std::string& name : object.names()) {
    if (std::ranges::find(known, name) == known.end())
      refuse(where + " has an unknown member \"" + name + "\"");
  }
}

bool is_short_name(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, fits);
}

std::optional<std::int64_t> number(const json::Value& hole, const char* name, std::int64_t most,
                                   const std::string& where) {
  if (!hole.contains(name)) return std::nullopt;
  const auto value = hole.integer(name);
  if (value && *value >= 0 && *value <= most) return value;
  refuse(where + ": \"" + name + "\" is not a whole number from 0 to " + std::to_string(most));
}

HoleProgress read_hole(const json::Value& hole, const std::string& position) {
  const auto id = hole.text("id");
  if (!hole.is_object() || !id || !is_short_name(*id)) refuse(position + " has no usable \"id\"");
  const std::string where = "hole " + *id;
  allow_only(hole,
             {"id", "first_seen", "last_verdict", "last_judged", "passed_at", "hints_shown", "attempts"},
             where);
  const auto first_seen = number(hole, "first_seen", latest_time, where);
  if (!first_seen) refuse(where + " has no \"first_seen\"");
  const bool judged = hole.contains("last_verdict");
  const auto verdict = hole.text("last_verdict").value_or("");
  if (judged && !is_short_name(verdict)) refuse(where + ": \"last_verdict\" is not the word of a verdict");
  return {.id = *id,
          .first_seen = *first_seen,
          .last_verdict = verdict,
          .last_judged = number(hole, "last_judged", latest_time, where),
          .passed_at = number(hole, "passed_at", latest_time, where),
          .hints_shown = number(hole, "hints_shown", 3, where).value_or(0),
          .attempts = number(hole, "attempts", most_attempts, where).value_or(0)};
}

ProgressState read_all(std::string_view text) {
  const auto json = json::parse_object(text);
  if (!json) refuse("this is not a JSON object");
  if (json->text("format") != format) refuse("\"format\" is not \"" + std::string{format} + "\"");
  if (json->integer("version") != format_version)
    refuse("\"version\" is not " + std::to_string(format_version) +
           "; git pull brings the course up to date");
  allow_only(*json, {"format", "version", "place", "holes"}, "the file");
  if (!json->contains("holes") || !json->at("holes").is_array()) refuse("\"holes\" is not a list");

  const json::Value holes = json->at("holes");
  ProgressState read{.place = json->text("place")};
  if (json->contains("place") && !is_short_name(read.place.value_or(""))) refuse("\"place\" is not an id");
  std::set<std::string> ids;
  for (std::size_t i = 0; i < holes.size(); ++i) {
    read.holes.push_back(read_hole(holes.at(i), "entry " + std::to_string(i + 1)));
    const std::string& id = read.holes.back().id;
    if (!ids.insert(id).second) refuse("hole " + id + " appears twice");
  }
  return read;
}

}  // namespace

std::string progress_to_json(const ProgressState& state) {
  auto list = json::Value::array();
  for (const HoleProgress& hole : state.holes) {
    json::Value entry{{"id", hole.id}, {"first_seen", hole.first_seen}};
    if (!hole.last_verdict.empty()) entry.set("last_verdict", hole.last_verdict);
    if (hole.last_judged) entry.set("last_judged", *hole.last_judged);
    if (hole.passed_at) entry.set("passed_at", *hole.passed_at);
    entry.set("hints_shown", hole.hints_shown);
    entry.set("attempts", hole.attempts);
    list.push_back(std::move(entry));
  }
  json::Value json{{"format", format}, {"version", format_version}};
  if (state.place) json.set("place", *state.place);
  json.set("holes", list);
  return json.dump(2) + "\n";
}

std::expected<ProgressState, std::string> progress_from_json(std::string_view text) {
  try {
    return read_all(text);
  } catch (const std::invalid_argument& problem) {
    return std::unexpected(problem.what());
  }
}

}  // namespace course
