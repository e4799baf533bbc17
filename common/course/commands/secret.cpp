#include "course/commands/secret.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <iostream>
#include <string>
#include <unistd.h>

#include "base/base64url.hpp"
#include "course/os/private_file.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"

namespace course {
namespace {

// 256 bits from the system, as text.
std::expected<std::string, Problem> random_secret() {
  std::array<std::byte, 32> bytes{};
  if (getentropy(bytes.data(), bytes.size()) != 0)
    return std::unexpected(Problem{"The system gives no random bytes: " + std::string(strerror(errno)), ""});
  return base::base64url_encode(bytes);
}

std::expected<std::string, Problem> good_settings() {
  std::string text;
  for (const auto* variable : {"JWT_SECRET", "METRICS_KEY"}) {
    const auto secret = random_secret();
    if (!secret) return std::unexpected(secret.error());
    text += std::string(variable) + "=" + *secret + "\n";
  }
  return text;
}

}  // namespace

int secret(const Session& session, const std::filesystem::path& folder) {
  const auto settings = good_settings();
  if (!settings) return print_problem(session, settings.error(), exit_not_passed);
  const auto made = make_private_file(folder / ".env", *settings);
  if (!made) return print_problem(session, made.error(), exit_not_passed);
  std::cout << "Wrote .env with a JWT_SECRET and a METRICS_KEY, 256 random bits each. Only\n"
               "you can read it, and git ignores it.\n";
  return exit_ok;
}

}  // namespace course
