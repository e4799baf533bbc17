#include "course/os/file_watcher.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <system_error>
#include <unistd.h>

#include "base/file_descriptor.hpp"

namespace course {
namespace {

// Filesystems whose changes happen elsewhere (magic numbers: statfs(2)).
constexpr std::array<std::uint64_t, 11> silent_filesystems = {
    0x6969,      // NFS
    0x517B,      // SMB
    0xFF534D42,  // CIFS
    0xFE534D42,  // SMB2
    0x01021997,  // 9P: WSL, QEMU
    0x65735546,  // FUSE: sshfs and many more
    0x786F4256,  // VirtualBox shared folders
    0xBACBACBC,  // VMware shared folders
    0x5346414F,  // AFS
    0x00C36400,  // Ceph
    0x73757245,  // Coda
};

constexpr std::uint32_t saves = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE;

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

// An inotify instance that watches all folders.
struct FileWatcher::Events {
  bool watch(const std::filesystem::path& folder) const {
    return descriptor.is_open() && inotify_add_watch(descriptor.get(), folder.c_str(), saves) >= 0;
  }

  void drain() const {
    alignas(inotify_event) std::array<char, 4096> buffer;
    while (read(descriptor.get(), buffer.data(), buffer.size()) > 0) {
    }
  }

  base::FileDescriptor descriptor{inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
};

bool announces_changes(const std::filesystem::path& folder) {
  struct statfs information{};
  if (statfs(folder.c_str(), &information) != 0) return false;
  const auto type = static_cast<std::uint64_t>(information.f_type) & 0xFFFFFFFF;
  return std::ranges::find(silent_filesystems, type) == silent_filesystems.end();
}

bool is_lesson_file(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  const std::string extension = file.extension().string();
  return !name.starts_with('.') && (extension == ".cpp" || extension == ".hpp" || extension == ".json");
}

FileWatcher::FileWatcher(std::vector<std::filesystem::path> folders, Filter wanted)
    : FileWatcher(folders, std::move(wanted),
                  std::ranges::all_of(folders, announces_changes) ? Means::events : Means::polling) {}

FileWatcher::FileWatcher(std::vector<std::filesystem::path> folders, Filter wanted, Means means)
    : folders_(std::move(folders)), wanted_(std::move(wanted)) {
  if (means == Means::events) {
    auto events = std::make_unique<Events>();
    const auto watched = [&](const auto& folder) { return events->watch(folder); };
    if (std::ranges::all_of(folders_, watched)) events_ = std::move(events);
  }
  before_ = take_snapshot();  // After the watches are set: what changes from here on is announced.
}

FileWatcher::~FileWatcher() = default;
FileWatcher::FileWatcher(FileWatcher&&) noexcept = default;
FileWatcher& FileWatcher::operator=(FileWatcher&&) noexcept = default;

FileWatcher::Means FileWatcher::means() const { return events_ ? Means::events : Means::polling; }

int FileWatcher::descriptor() const { return events_ ? events_->descriptor.get() : -1; }

std::chrono::milliseconds FileWatcher::interval() const {
  return std::chrono::milliseconds{events_ ? 2000 : 400};
}

std::vector<std::filesystem::path> FileWatcher::changes() {
  if (events_) events_->drain();  // Before looking: an event that comes meanwhile is looked at next time.
  Snapshot now = take_snapshot();
  std::vector<std::filesystem::path> changed;
  for (const auto& [file, fingerprint] : now) {
    const auto known = before_.find(file);
    if (known == before_.end() || known->second != fingerprint) changed.push_back(file);
  }
  for (const auto& [file, fingerprint] : before_) {
    if (!now.contains(file)) changed.push_back(file);
  }
  std::ranges::sort(changed);
  before_ = std::move(now);
  return changed;
}

FileWatcher::Snapshot FileWatcher::take_snapshot() const {
  Snapshot snapshot;
  for (const auto& folder : folders_) {
    std::error_code unreadable;  // A folder that is gone holds nothing.
    for (const auto& entry : std::filesystem::directory_iterator{folder, unreadable}) {
      struct stat status{};
      if (!wanted_(entry.path()) || stat(entry.path().c_str(), &status) != 0) continue;
      if (!S_ISREG(status.st_mode)) continue;
      snapshot[entry.path()] = {.device = status.st_dev,
                                .inode = status.st_ino,
                                .size = static_cast<std::uint64_t>(status.st_size),
                                .modified = nanoseconds(status.st_mtim),
                                .changed = nanoseconds(status.st_ctim)};
    }
  }
  return snapshot;
}

}  // namespace course
