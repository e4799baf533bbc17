#include "course/commands/doctor_machine.hpp"

#include <arpa/inet.h>
#include <fstream>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <system_error>

#include "base/file_descriptor.hpp"
#include "course/os/atomic_file.hpp"
#include "course/os/file_watcher.hpp"

namespace course {
namespace {

namespace fs = std::filesystem;

bool is_free(int port) {
  const base::FileDescriptor listener{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  if (!listener.is_open()) return true;  // No sockets at all: not this port's trouble.
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // Without SO_REUSEADDR a server that ended a moment ago would look like one that runs.
  const int reuse = 1;
  setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
  return bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

// Whether a save in `folder` is announced within half a second.
bool is_announced(FileWatcher& watcher, const fs::path& folder) {
  std::ofstream{folder / "saved.cpp"} << "int saved;\n";
  pollfd waiting{.fd = watcher.descriptor(), .events = POLLIN, .revents = 0};
  return poll(&waiting, 1, 500) == 1;
}

}  // namespace

DoctorFinding examine_disk(std::uintmax_t free_bytes) {
  constexpr std::uintmax_t megabyte = 1024 * 1024, least = 300 * megabyte, comfortable = 1024 * megabyte;
  const std::string found = std::to_string(free_bytes / megabyte) + " MiB free";
  if (free_bytes >= comfortable) return {Health::fine, "disk", found};
  const std::string mend = "df -h . shows the disk; rm -rf build frees what can be built again";
  if (free_bytes >= least) return {Health::weak, "disk", found + ": enough for a lesson or two", mend};
  return {Health::broken, "disk", found + ": too little to build", mend};
}

DoctorFinding examine_clock(std::chrono::sys_seconds now, std::chrono::sys_seconds newest_file) {
  using namespace std::chrono_literals;
  constexpr std::chrono::sys_days course_was_written = std::chrono::year{2025} / 1 / 1;
  constexpr std::chrono::sys_days too_far = std::chrono::year{2100} / 1 / 1;
  if (now < course_was_written || now >= too_far) {
    return {Health::broken, "clock",
            "it is not " + std::to_string(now.time_since_epoch() / std::chrono::years{1} + 1970),
            "sudo timedatectl set-ntp true"};
  }
  if (newest_file > now + 5s) {
    return {Health::broken, "clock",
            "files of the course come from the future, so Ninja builds them again and again",
            "find lessons common -newermt now -exec touch {} +"};
  }
  return {Health::fine, "clock", "no file comes from the future"};
}

DoctorFinding examine_locale(std::string_view charset) {
  if (charset == "UTF-8") return {Health::fine, "locale", "UTF-8"};
  return {Health::weak, "locale", std::string{charset} + ": signs such as ✓ and · may look broken",
          "export LC_ALL=C.UTF-8"};
}

DoctorFinding examine_state_folder(const fs::path& state) {
  const fs::path file = state / "doctor";
  const auto written = write_file_atomically(file, "written\n");
  std::error_code none;
  fs::remove(file, none);
  if (written) return {Health::fine, "progress", "can be saved in .course"};
  return {Health::broken, "progress", written.error().what, "chmod -R u+rwX " + state.string()};
}

DoctorFinding examine_file_watching(const fs::path& scratch) {
  constexpr const char* polled = "; saves are noticed by looking twice a second";
  if (!announces_changes(scratch))
    return {Health::weak, "file events", std::string{"none on this drive"} + polled,
            "nothing needs mending; a local folder is quicker"};
  FileWatcher watcher{{scratch}, is_lesson_file, FileWatcher::Means::events};
  if (watcher.means() == FileWatcher::Means::polling) {
    return {Health::weak, "file events", std::string{"the limit is used up"} + polled,
            "sudo sysctl fs.inotify.max_user_instances=1024 fs.inotify.max_user_watches=524288"};
  }
  if (is_announced(watcher, scratch)) return {Health::fine, "file events", "a save is noticed at once"};
  return {Health::weak, "file events", std::string{"none came"} + polled,
          "nothing needs mending; a local folder is quicker"};
}

DoctorFinding examine_ports(std::span<const Ports> all) {
  std::string taken, free;
  std::string mend;
  for (const auto& [first, last, others] : all) {
    free += (free.empty() ? "" : ", ") + std::to_string(first);
    if (last != first) free += " to " + std::to_string(last);
    for (int port = first; port <= last; ++port) {
      if (is_free(port)) continue;
      taken += (taken.empty() ? "" : ", ") + std::to_string(port);
      mend = "ss -ltnp 'sport = :" + std::to_string(port) + "' shows by whom; " + std::string(others) +
             " takes another";
    }
  }
  if (taken.empty()) return {Health::fine, "ports", free + " are free"};
  return {Health::weak, "ports", "in use: " + taken, mend};
}

DoctorFinding examine_pages(const fs::path& assets) {
  std::error_code none;
  if (fs::exists(assets / "installed-by", none))
    return {Health::fine, "pages", "/docs and /redoc are installed"};
  return {Health::weak, "pages",
          "not installed: /docs and /redoc show a plain list, and you cannot send requests from them",
          "common/web/openapi/assets/install fetches them; it needs Node.js and npm"};
}

}  // namespace course
