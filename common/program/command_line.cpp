#include "program/command_line.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>

#include "base/whole_number.hpp"

namespace program {
namespace {

// Stores the value of one argument; says what is wrong with it otherwise.
using Error = std::optional<std::string>;

std::string next(std::deque<std::string>& words) {
  auto word = std::move(words.front());
  words.pop_front();
  return word;
}

bool has_value(const std::deque<std::string>& words) {
  return !words.empty() && !words.front().starts_with("--");
}

// Two values, or none.
Error take_tls(std::deque<std::string>& words, web::Options& options) {
  options.tls = web::TlsFiles{};
  if (!has_value(words)) return std::nullopt;
  options.tls->certificate = next(words);
  if (!has_value(words)) return "--tls takes a certificate and its key, or nothing";
  options.tls->key = next(words);
  return std::nullopt;
}

Error take_port(const std::string& value, web::Options& options) {
  const auto port = base::whole_number(value);
  if (!port || *port > 65535) return "--port takes a number from 0 to 65535, not '" + value + "'";
  options.port = static_cast<int>(*port);
  return std::nullopt;
}

Error take_log(const std::string& value, web::Options& options) {
  if (value == "text")
    options.log = web::LogFormat::text;
  else if (value == "json")
    options.log = web::LogFormat::json;
  else if (value == "off")
    options.log = web::LogFormat::off;
  else
    return "--log takes text, json or off, not '" + value + "'";
  return std::nullopt;
}

Error take(const std::string& name, const std::string& value, const std::vector<ExtraArgument>& extra,
           Arguments& arguments) {
  if (name == "--port") return take_port(value, arguments.options);
  if (name == "--log") return take_log(value, arguments.options);
  if (name == "--host") {
    arguments.options.host = value;
    return std::nullopt;
  }
  if (std::ranges::find(extra, name, &ExtraArgument::name) == extra.end()) return "unknown argument " + name;
  arguments.extra.emplace(name, value);
  return std::nullopt;
}

bool takes_no_value(const std::string& name, const std::vector<ExtraArgument>& extra) {
  const auto found = std::ranges::find(extra, name, &ExtraArgument::name);
  return found != extra.end() && found->value_name.empty();
}

// `text` broken at blanks, so that each line behind a column of `indent` blanks fits a terminal. Ends with a
// newline.
std::string beside(std::string_view text, std::size_t indent) {
  constexpr std::size_t terminal_width = 80;
  std::string out;
  while (indent + text.size() > terminal_width) {
    const auto blank = text.rfind(' ', terminal_width - indent);
    if (blank == text.npos) break;
    out += std::string(text.substr(0, blank)) + '\n' + std::string(indent, ' ');
    text.remove_prefix(blank + 1);
  }
  return out + std::string(text) + '\n';
}

std::string help(const web::Options& options, const std::vector<ExtraArgument>& extra) {
  std::vector<ExtraArgument> all{
      {"--host", "ADDRESS", "where to listen (" + options.host + ")"},
      {"--port", "NUMBER", "0 takes any free port (" + std::to_string(options.port) + ")"},
      {"--log", "FORMAT", "text, json or off"},
      {"--tls", "[CERTIFICATE KEY]", "HTTPS with these PEM files, or with a pair made for this run"}};
  all.insert(all.end(), extra.begin(), extra.end());
  const auto usage = [](const ExtraArgument& argument) {
    return "  " + argument.name + (argument.value_name.empty() ? "" : ' ' + argument.value_name) + "  ";
  };
  std::size_t indent = 0;
  for (const auto& argument : all) indent = std::max(indent, usage(argument).size());
  std::string text;
  for (const auto& argument : all) {
    auto line = usage(argument);
    line.resize(indent, ' ');
    text += line + beside(argument.help, indent);
  }
  return text;
}

}  // namespace

std::optional<std::string> Arguments::value(const std::string& name) const {
  const auto all = values(name);
  return all.empty() ? std::nullopt : std::optional(all.back());
}

std::vector<std::string> Arguments::values(const std::string& name) const {
  std::vector<std::string> all;
  const auto [first, last] = extra.equal_range(name);
  for (auto each = first; each != last; ++each) all.push_back(each->second);
  return all;
}

std::expected<Arguments, EarlyExit> read_arguments(const web::Options& options,
                                                   const std::vector<ExtraArgument>& extra, int argc,
                                                   char** argv) {
  std::deque<std::string> words(argv + std::min(argc, 1), argv + argc);
  Arguments arguments{options};
  while (!words.empty()) {
    const auto name = next(words);
    if (name == "--help") return std::unexpected(EarlyExit{help(options, extra), 0});
    Error error;
    if (name == "--tls")
      error = take_tls(words, arguments.options);
    else if (takes_no_value(name, extra))
      arguments.extra.emplace(name, "");
    else if (!has_value(words))
      error = "no value for " + name;
    else
      error = take(name, next(words), extra, arguments);
    if (error) return std::unexpected(EarlyExit{*error + "\n" + help(options, extra), 2});
  }
  return arguments;
}

}  // namespace program
