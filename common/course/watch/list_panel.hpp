#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "course/commands/list.hpp"
#include "course/session/session.hpp"
#include "course/text/key_decoder.hpp"
#include "course/watch/screen.hpp"

namespace course {

// The list of all exercises, in which one moves, searches and filters.
class ListPanel {
 public:
  // Begins at `here`. Both outlive the panel.
  ListPanel(Session& session, const Exercise& here);

  enum class Answer { stays, leaves, goes };  // `goes`: to selected().
  Answer press(const Key& key);

  // The exercise at the cursor; nullptr if none is shown.
  const Exercise* selected() const;

  // The whole screen, with the cursor in the middle where there is room.
  ScreenContent content(const ScreenSize& size) const;

 private:
  void edit(const Key& key);
  void select_shown();

  Session& session_;
  const Exercise& here_;
  Standings standings_;
  std::vector<const Exercise*> shown_;
  std::size_t cursor_ = 0, filter_ = 0;
  bool searching_ = false;
  std::string search_;
};

}  // namespace course
