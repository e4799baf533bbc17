#include "course/commands/secret.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base64url.hpp"
#include "base/file_descriptor.hpp"
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

// Makes a file that nobody else can read at any moment, and none where one is.
std::expected<void, Problem> make_private_file(const std::filesystem::path& path, std::string_view text) {
  const base::FileDescriptor file{
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)};
  if (!file.is_open() && errno == EEXIST)
    return std::unexpected(Problem{path.filename().string() + " exists, and was left as it is.",
                                   "If you want new secrets, move it away first: mv .env .env.old"});
  const bool written = file.is_open() && ::fchmod(file.get(), 0600) == 0 && base::write_all(file.get(), text);
  const std::string why = written ? "" : strerror(errno);
  if (written) return {};
  if (file.is_open()) ::unlink(path.c_str());
  return std::unexpected(Problem{path.string() + " cannot be written: " + why, ""});
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
