#include "store/problem.hpp"

namespace store {
namespace {

std::string sentence(Problem problem) {
  switch (problem) {
    case Problem::cannot_open:
      return "cannot be opened: is its folder there, and may it be written?";
    case Problem::read_only:
      return "cannot be written: the file or its folder is read-only";
    case Problem::busy:
      return "is locked by another program";
    case Problem::full:
      return "cannot grow: the disk is full";
    case Problem::disk_error:
      return "cannot be read or written: the disk reports an error";
    case Problem::damaged:
      return "is damaged, or is not a database";
    case Problem::newer:
      return "was made by a later version of this program";
    case Problem::duplicate:
      return "holds such a row already";
    case Problem::refused:
      return "refuses the change";
    case Problem::other:
      return "failed";
  }
  return "failed";
}

}  // namespace

std::string to_string(Problem problem) {
  switch (problem) {
    case Problem::cannot_open:
      return "cannot_open";
    case Problem::read_only:
      return "read_only";
    case Problem::busy:
      return "busy";
    case Problem::full:
      return "full";
    case Problem::disk_error:
      return "disk_error";
    case Problem::damaged:
      return "damaged";
    case Problem::newer:
      return "newer";
    case Problem::duplicate:
      return "duplicate";
    case Problem::refused:
      return "refused";
    case Problem::other:
      return "other";
  }
  return "other";
}

Failure::Failure(Problem problem, const Where& where)
    : std::runtime_error(where.file + " " + sentence(problem) + " (" + where.detail + ")"),
      problem_(problem) {}

}  // namespace store
