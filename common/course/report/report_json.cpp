#include "course/report/report_json.hpp"

#include <chrono>
#include <string_view>

#include "json/value.hpp"

namespace course {
namespace {

// Texts that are empty are left out: a member that is there means something.
void put(json::Value& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object.set(name, text);
}

json::Value check(const Verdict& verdict) {
  json::Value check = json::Value::object();
  put(check, "sentence", verdict.check);
  put(check, "tag", verdict.tag);
  put(check, "expression", verdict.expression);
  put(check, "came_back", verdict.came_back);
  put(check, "expected", verdict.expected);
  if (!verdict.notes.empty()) check.set("notes", json::Value::array_of(verdict.notes));
  return check;
}

json::Value diagnosis(const Diagnosis& diagnosis) {
  return json::Value::object({{"believed", diagnosis.believed},
                              {"attack", diagnosis.attack},
                              {"read", diagnosis.read},
                              {"rfc", diagnosis.rfc}});
}

json::Value place(const Paths& paths, const SourceLocation& place) {
  return json::Value::object({{"file", paths.shown(place.file)}, {"line", place.line}});
}

json::Value warnings(const Paths& paths, const std::vector<BuildWarning>& warnings) {
  json::Value all = json::Value::array();
  for (const auto& [where, message] : warnings)
    all.push_back(json::Value::object({{"place", place(paths, where)}, {"message", message}}));
  return all;
}

json::Value lab(const std::vector<LabOutcome>& outcomes) {
  json::Value all = json::Value::array();
  for (const LabOutcome& each : outcomes) {
    all.push_back(json::Value::object({{"server", each.server},
                                       {"outcome", each.outcome},
                                       {"request", each.request},
                                       {"reason", each.reason},
                                       {"rule", each.rule}}));
  }
  return all;
}

json::Value in_milliseconds(std::chrono::milliseconds time) { return static_cast<long long>(time.count()); }

json::Value result(const Paths& paths, const Verdict& verdict) {
  json::Value result = json::Value::object({{"id", verdict.id}, {"outcome", name_of(verdict.kind)}});
  if (const json::Value named = check(verdict); !named.empty()) result.set("check", named);
  if (verdict.diagnosis) result.set("diagnosis", diagnosis(*verdict.diagnosis));
  if (verdict.place) result.set("place", place(paths, *verdict.place));
  put(result, "source_line", verdict.source_line);
  put(result, "message", verdict.message);
  if (verdict.further_errors > 0) result.set("further_errors", verdict.further_errors);
  if (!verdict.warnings.empty()) result.set("warnings", warnings(paths, verdict.warnings));
  put(result, "waits_for", verdict.waits_for);
  if (!verdict.behind.empty()) result.set("behind", json::Value::array_of(verdict.behind));
  if (!verdict.missing.empty() && verdict.kind == VerdictKind::incomplete)
    result.set("missing", json::Value::array_of(verdict.missing));
  if (!verdict.problem.what.empty()) {
    result.set("problem",
               json::Value::object({{"what", verdict.problem.what}, {"mend", verdict.problem.mend}}));
  }
  if (!verdict.lab.empty()) result.set("lab", lab(verdict.lab));
  result.set("checks",
             json::Value::object({{"passed", verdict.checks_passed}, {"seen", verdict.checks_seen}}));
  put(result, "details", verdict.details);
  put(result, "printed", verdict.printed);
  result.set("printed_bytes", static_cast<unsigned long long>(verdict.printed_bytes));
  result.set("seed", static_cast<unsigned long long>(verdict.seed));
  result.set("milliseconds", json::Value::object({{"build", in_milliseconds(verdict.build_time)},
                                                  {"run", in_milliseconds(verdict.run_time)}}));
  return result;
}

}  // namespace

std::string report_json(const Paths& paths, const std::vector<Verdict>& verdicts) {
  json::Value results = json::Value::array();
  bool passed = !verdicts.empty();
  for (const Verdict& verdict : verdicts) {
    results.push_back(result(paths, verdict));
    passed = passed && verdict.passed();
  }
  return json::Value::object({{"passed", passed}, {"results", results}}).dump(2) + "\n";
}

}  // namespace course
