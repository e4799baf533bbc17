#include "course/token/key_operations.hpp"

#include <algorithm>
#include <utility>

#include "course/os/private_file.hpp"
#include "jwt/key_set.hpp"

namespace course {
namespace {

using jwt::Key;

// A key as a file has it.
struct StoredKey {
  Key key;
  bool names_algorithm = true;  // Otherwise `key` is bound to one of several that fit.
};

StoredKey with_id(StoredKey stored) {
  if (stored.key.id().empty() && !is_symmetric(stored.key.algorithm()))
    stored.key = stored.key.with_id(stored.key.thumbprint());
  return stored;
}

// The keys in the files, each once.
std::vector<StoredKey> stored_keys(const TokenOptions& options) {
  auto algorithms = options.algorithms;
  if (algorithms.empty()) algorithms.assign(jwt::all_algorithms.begin(), jwt::all_algorithms.end());
  std::vector<StoredKey> stored;
  for (const Key& key : read_keys(options.files, algorithms, options.hints)) {
    const auto same = std::ranges::find(stored, key.thumbprint(),
                                        [](const StoredKey& each) { return each.key.thumbprint(); });
    if (same == stored.end())
      stored.push_back(with_id({key}));
    else if (same->key.algorithm() != key.algorithm())
      same->names_algorithm = false;
  }
  return stored;
}

enum class Half { public_only, with_private };

json::Value to_jwk(const StoredKey& stored, Half half) {
  json::Value jwk =
      half == Half::public_only ? stored.key.public_jwk() : stored.key.jwk_with_private_members();
  if (!stored.names_algorithm) jwk.erase("alg");
  return jwk;
}

// The form that is asked for, ready to print.
std::string to_text(const StoredKey& stored, Half half, const TokenOptions& options) {
  const Key& key = stored.key;
  const bool is_secret = is_symmetric(key.algorithm());
  if (is_secret && half == Half::public_only) throw UnusableKey("A shared secret has no public half.");
  if (is_secret && options.pem) throw UnusableKey("A shared secret has no PEM form; --jwk is one for it.");
  if (half == Half::with_private && !key.can_sign())
    throw UnusableKey("The key has no private half; key public writes the other one.");
  if (!options.pem) return to_jwk(stored, half).dump() + "\n";
  return half == Half::public_only ? key.public_pem() : std::string{key.pem_with_private_key().text()};
}

Answer write_private(const std::vector<StoredKey>& keys, const TokenOptions& options) {
  std::string text;
  for (const auto& stored : keys) text += to_text(stored, Half::with_private, options);
  if (options.out == "-") return {.exit_code = 0, .text = text};
  const auto made = make_private_file(options.out, text);
  if (!made) return refused("not_written", made.error().what + " " + made.error().mend);
  return {.exit_code = 0, .text = "Wrote " + options.out + ". Only you can read it.\n"};
}

}  // namespace

Answer new_key(const TokenOptions& options) {
  return write_private({with_id({Key::generate(options.algorithms.front())})}, options);
}

Answer convert_key(const TokenOptions& options) { return write_private(stored_keys(options), options); }

Answer public_key(const TokenOptions& options) {
  std::string text;
  for (const auto& stored : stored_keys(options)) text += to_text(stored, Half::public_only, options);
  return {.exit_code = 0, .text = text};
}

Answer key_thumbprint(const TokenOptions& options) {
  std::string text;
  for (const auto& stored : stored_keys(options)) text += stored.key.thumbprint() + "\n";
  return {.exit_code = 0, .text = text};
}

Answer key_set(const TokenOptions& options) {
  std::vector<Key> keys;
  json::Value list = json::Value::array();
  for (const auto& stored : stored_keys(options)) {
    if (is_symmetric(stored.key.algorithm())) throw UnusableKey("A shared secret has no public half.");
    keys.push_back(stored.key);
    list.push_back(to_jwk(stored, Half::public_only));
  }
  const auto set = jwt::KeySet::of(std::move(keys));
  if (!set) throw UnusableKey(std::string{sentence(set.error())});
  return {.exit_code = 0, .text = json::Value{{"keys", list}}.dump() + "\n"};
}

}  // namespace course
