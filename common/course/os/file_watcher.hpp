#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace course {

// Notices saved files in a few folders (not in folders below them).
//
// The truth is a comparison of what the folders hold now with what they held before, so it does not
// matter how an editor saves: in place, through a rename, or through a copy. inotify only tells when a
// comparison is worth while. Where it tells nothing (network drives, exhausted limits) folders are
// compared often instead; where it does they are still compared now and then, for events that got lost:
// one of these delays a verdict by two seconds, and no save is missed.
class FileWatcher {
 public:
  enum class Means { events, polling };
  using Filter = std::function<bool(const std::filesystem::path&)>;

  // Watches the files of `folders` that `wanted` accepts. A folder that is missing is watched for, too.
  FileWatcher(std::vector<std::filesystem::path> folders, Filter wanted);
  // The same by the given means, without asking what the folders are good for.
  FileWatcher(std::vector<std::filesystem::path> folders, Filter wanted, Means means);
  ~FileWatcher();
  FileWatcher(FileWatcher&&) noexcept;
  FileWatcher& operator=(FileWatcher&&) noexcept;

  Means means() const;

  // Becomes readable when a comparison is worth while; -1 when polling.
  int descriptor() const;

  // After how long without a readable descriptor changes() should be called all the same.
  std::chrono::milliseconds interval() const;

  // The files that were saved, made or removed since the last call (or the construction), sorted.
  std::vector<std::filesystem::path> changes();

 private:
  struct Events;

  // Two saves of one file differ in at least one of these.
  struct Fingerprint {
    std::uint64_t device, inode, size;
    std::int64_t modified, changed;  // nanoseconds
    bool operator==(const Fingerprint&) const = default;
  };
  using Snapshot = std::map<std::filesystem::path, Fingerprint>;

  Snapshot take_snapshot() const;

  std::vector<std::filesystem::path> folders_;
  Filter wanted_;
  std::unique_ptr<Events> events_;  // None when polling.
  Snapshot before_;
};

// Whether files that other machines or programs change in `folder` are announced by inotify: not on
// network drives, shared folders of virtual machines and the like.
bool announces_changes(const std::filesystem::path& folder);

// C++ sources and manifests; not the copies and swap files that editors leave beside them.
bool is_lesson_file(const std::filesystem::path& file);

}  // namespace course
