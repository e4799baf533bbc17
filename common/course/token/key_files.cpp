#include "course/token/key_files.hpp"

#include <algorithm>
#include <expected>
#include <fstream>
#include <iterator>
#include <optional>
#include <ostream>
#include <string_view>
#include <utility>

#include "course/text/text.hpp"
#include "json/parse_object.hpp"
#include "jwt/key_set.hpp"

namespace course {
namespace {

using jwt::Algorithm;
using jwt::Key;
using jwt::KeyProblem;

using Keys = std::expected<std::vector<Key>, KeyProblem>;

std::optional<std::string> contents(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// One key for each algorithm that fits. `make` tries one of them.
Keys bind(const std::vector<Algorithm>& algorithms, auto make) {
  std::vector<Key> keys;
  KeyProblem problem = KeyProblem::no_algorithm;
  for (const Algorithm algorithm : algorithms) {
    std::expected<Key, KeyProblem> key = make(algorithm);
    if (key) {
      keys.push_back(std::move(*key));
    } else {
      problem = key.error();
    }
  }
  if (keys.empty()) return std::unexpected(problem);
  return keys;
}

Keys read_jwk(const json::Value& jwk, const std::vector<Algorithm>& algorithms) {
  if (!jwk.contains("alg")) {
    return bind(algorithms, [&jwk](Algorithm algorithm) { return Key::from_jwk_object(jwk, algorithm); });
  }
  auto key = Key::from_jwk_object(jwk);
  if (!key) return std::unexpected(key.error());
  return std::vector{std::move(*key)};
}

// The set as a whole is judged by KeySet; its keys are then bound as single ones are.
Keys read_set(const std::string& text, const json::Value& set, const std::vector<Algorithm>& algorithms) {
  const auto judged = jwt::KeySet::from_jwks(text);
  if (!judged && judged.error() != KeyProblem::no_usable_key) return std::unexpected(judged.error());
  std::vector<Key> all;
  const json::Value list = set.at("keys");
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto keys = read_jwk(list.at(i), algorithms);
    if (keys) all.insert(all.end(), keys->begin(), keys->end());
  }
  if (all.empty()) return std::unexpected(KeyProblem::no_usable_key);
  return all;
}

Keys read_key(const std::string& text, const std::vector<Algorithm>& algorithms) {
  const auto object = json::parse_object(text);
  if (!object)  // PEM, or what its reader then says that it is.
    return bind(algorithms, [&text](Algorithm algorithm) { return Key::from_pem(algorithm, text); });
  return object->contains("keys") ? read_set(text, *object, algorithms) : read_jwk(*object, algorithms);
}

constexpr std::string_view newline_hint =
    " ends with a newline: the newline is part of the secret. printf %s writes none.\n";

// Random bytes end with a newline, too, one time in 256.
bool is_line_of_text(std::string_view bytes) {
  const auto is_text = [](char c) { return c >= ' ' && c <= '~'; };
  return bytes.ends_with('\n') && std::ranges::all_of(trimmed(bytes), is_text);
}

}  // namespace

std::vector<Key> read_keys(const KeyFiles& files, const std::vector<Algorithm>& algorithms,
                           std::ostream& hints) {
  std::vector<Key> all;
  const auto add = [&](const std::string& file, auto read) {
    const auto text = contents(file);
    if (!text) throw UnusableKey(file + ": cannot be read");
    const Keys keys = read(*text);
    if (!keys) throw UnusableKey(file + ": " + std::string(sentence(keys.error())));
    all.insert(all.end(), keys->begin(), keys->end());
  };
  for (const auto& file : files.keys)
    add(file, [&](const std::string& text) { return read_key(text, algorithms); });
  for (const auto& file : files.secrets)
    add(file, [&](const std::string& bytes) {
      if (is_line_of_text(bytes)) hints << file << newline_hint;
      return bind(algorithms, [&](Algorithm algorithm) { return Key::from_secret(algorithm, bytes); });
    });
  return all;
}

}  // namespace course
