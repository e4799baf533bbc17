#include "course/report.hpp"
#include "jwt/json.hpp"

namespace course {
namespace {

using jwt::Json;

Json list(const std::vector<std::string>& texts) {
  Json all = Json::array();
  for (const std::string& text : texts) all.push_back(text);
  return all;
}

// Texts that are empty are left out: a member that is there means something.
void put(Json& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object.set(name, text);
}

Json check(const Verdict& verdict) {
  Json check = Json::object();
  put(check, "sentence", verdict.check);
  put(check, "tag", verdict.tag);
  put(check, "expression", verdict.expression);
  put(check, "came_back", verdict.came_back);
  put(check, "expected", verdict.expected);
  if (!verdict.notes.empty()) check.set("notes", list(verdict.notes));
  return check;
}

Json diagnosis(const Diagnosis& diagnosis) {
  return Json::object({{"believed", diagnosis.believed},
                       {"attack", diagnosis.attack},
                       {"read", diagnosis.read},
                       {"rfc", diagnosis.rfc}});
}

Json place(const Paths& paths, const Place& place) {
  return Json::object({{"file", paths.shown(place.file)}, {"line", place.line}});
}

Json lab(const std::vector<LabOutcome>& outcomes) {
  Json all = Json::array();
  for (const LabOutcome& each : outcomes) {
    all.push_back(Json::object({{"server", each.server},
                                {"outcome", each.outcome},
                                {"request", each.request},
                                {"reason", each.reason},
                                {"rule", each.rule}}));
  }
  return all;
}

Json in_milliseconds(std::chrono::milliseconds time) { return static_cast<long long>(time.count()); }

Json result(const Paths& paths, const Verdict& verdict) {
  Json result = Json::object({{"id", verdict.id}, {"outcome", name_of(verdict.outcome)}});
  if (const Json named = check(verdict); !named.empty()) result.set("check", named);
  if (verdict.diagnosis) result.set("diagnosis", diagnosis(*verdict.diagnosis));
  if (verdict.place) result.set("place", place(paths, *verdict.place));
  put(result, "source_line", verdict.source_line);
  put(result, "message", verdict.message);
  put(result, "waits_for", verdict.waits_for);
  if (!verdict.behind.empty()) result.set("behind", list(verdict.behind));
  if (!verdict.missing.empty() && verdict.outcome == Outcome::incomplete)
    result.set("missing", list(verdict.missing));
  if (!verdict.problem.what.empty()) {
    result.set("problem", Json::object({{"what", verdict.problem.what}, {"mend", verdict.problem.mend}}));
  }
  if (!verdict.lab.empty()) result.set("lab", lab(verdict.lab));
  result.set("checks", Json::object({{"passed", verdict.checks_passed}, {"seen", verdict.checks_seen}}));
  put(result, "details", verdict.details);
  put(result, "printed", verdict.printed);
  result.set("printed_bytes", static_cast<unsigned long long>(verdict.printed_bytes));
  result.set("seed", static_cast<unsigned long long>(verdict.seed));
  result.set("milliseconds", Json::object({{"build", in_milliseconds(verdict.build_time)},
                                           {"run", in_milliseconds(verdict.run_time)}}));
  return result;
}

}  // namespace

std::string report_json(const Paths& paths, const std::vector<Verdict>& verdicts) {
  Json results = Json::array();
  bool passed = !verdicts.empty();
  for (const Verdict& verdict : verdicts) {
    results.push_back(result(paths, verdict));
    passed = passed && verdict.passed();
  }
  return Json::object({{"passed", passed}, {"results", results}}).dump(2) + "\n";
}

}  // namespace course
