#include "course/watch/watch.hpp"

#include <array>
#include <chrono>
#include <iostream>
#include <optional>
#include <poll.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include "base/file_descriptor.hpp"
#include "course/commands/list.hpp"
#include "course/os/interrupt.hpp"
#include "course/session/console.hpp"
#include "course/session/exit_codes.hpp"
#include "course/text/keyboard.hpp"
#include "course/watch/editor.hpp"
#include "course/watch/key_commands.hpp"
#include "course/watch/panel_texts.hpp"
#include "course/watch/runner_lock.hpp"
#include "course/watch/screen.hpp"
#include "course/watch/watch_session.hpp"

namespace course {
namespace {

// An editor saves in several steps; a save is judged when they are done.
constexpr std::chrono::milliseconds settling{25};

// Nothing can be done about a terminal that does not take this.
void write_out(std::string_view text) { static_cast<void>(base::write_all(STDOUT_FILENO, text)); }

// Shows what there is to show. Where nothing can be drawn what is new is told below the rest, for readers
// of any kind; otherwise the whole screen is drawn in one write, so that nothing flickers.
class Renderer {
 public:
  explicit Renderer(const Terminal& terminal) : plain_(!terminal.has_signs()) {}

  // Something else may have drawn over it: the next show() draws in any case.
  void forget() { drawn_.clear(); }

  void show(const WatchSession& watch) {
    if (plain_) {
      write_out(new_lines(told_, watch.content(), static_cast<std::size_t>(screen_size().columns)));
      told_ = watch.content();
      return;
    }
    const std::string text = screen_of(watch);
    if (text != drawn_) write_out(text);
    drawn_ = text;
  }

 private:
  static std::string screen_of(const WatchSession& watch);

  bool plain_;
  std::string drawn_;
  ScreenContent told_;
};

std::string Renderer::screen_of(const WatchSession& watch) {
  std::string text = "\x1b[H";
  const auto rows = rows_of(watch.content(), screen_size(), watch.terminal());
  for (const std::string& row : rows) text += (&row == rows.data() ? "" : "\n") + row + "\x1b[K";
  return text + "\x1b[J";
}

// What may happen while nobody does anything.
struct Events {
  bool keys = false, redraw = false, saves = false, check = false, stop = false;
};

Events wait_for_events(WatchSession& watch, const Keyboard& keyboard) {
  std::array<pollfd, 5> waiting{{{keyboard.descriptor(), POLLIN, 0},
                                 {keyboard.redraw_descriptor(), POLLIN, 0},
                                 {watch.files().descriptor(), POLLIN, 0},
                                 {watch.worker().descriptor(), POLLIN, 0},
                                 {interrupt_descriptor(), POLLIN, 0}}};
  const auto patience = static_cast<int>(watch.files().interval().count());
  const int ready = poll(waiting.data(), waiting.size(), patience);
  const auto came = [&](std::size_t i) { return ready > 0 && waiting[i].revents != 0; };
  const bool hung_up = ready > 0 && (waiting[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
  return {.keys = came(0),
          .redraw = came(1),
          .saves = came(2) || ready == 0,
          .check = came(3),
          .stop = came(4) || hung_up};
}

void handle(const Events& events, WatchSession& watch, KeyCommands& commands, Keyboard& keyboard) {
  if (events.redraw) {
    keyboard.drain_redraw();
    watch.resized(screen_size());
  }
  if (events.keys) commands.press(keyboard.read());
  if (events.saves) {
    if (watch.files().means() == FileWatcher::Means::events) std::this_thread::sleep_for(settling);
    const auto files = watch.files().changes();
    if (!files.empty()) watch.saved(files);
  }
  if (!events.check) return;
  if (auto verdict = watch.worker().poll()) watch.check_ended(*std::move(verdict));
}

void open_editor(const SourceLocation& place, const std::string& wanted, WatchSession& watch,
                 Keyboard& keyboard) {
  const auto command = editor_for(place, wanted);
  if (!command) return watch.note("No editor is known: set VISUAL or EDITOR, or start with --edit-cmd.");
  std::optional<std::string> trouble;
  const auto run = [&] { trouble = run_editor(*command); };
  command->takes_terminal ? keyboard.lend(run) : run();
  if (trouble) watch.note(*trouble);
}

// Runs until the learner leaves; gives where that was.
std::string run(Session& session, const Exercise& start, const std::string& edit_command) {
  const bool plain = !session.terminal.has_signs();
  Keyboard keyboard{plain ? Screen::first : Screen::second};
  Renderer renderer{session.terminal};
  if (plain) write_out("Keys:\n" + keys_text(session.terminal));
  WatchSession watch{session, start, screen_size()};
  KeyCommands commands{watch};
  while (!watch.is_over()) {
    if (watch.take_dirty()) renderer.show(watch);
    const Events events = wait_for_events(watch, keyboard);
    if (events.stop) break;
    if (events.redraw && !plain) renderer.forget();
    handle(events, watch, commands, keyboard);
    watch.time_passed();
    if (const auto place = watch.take_editor_wish()) open_editor(*place, edit_command, watch, keyboard);
  }
  return watch.exercise().id;
}

}  // namespace

int watch(Session& session, const WatchOptions& options) {
  const auto start = session.select_place(options.place);
  if (!start)
    return print_problem(session, start.error(), options.place.empty() ? exit_not_passed : exit_usage);
  if (!session.interactive) {
    session.progress().record_visit((*start)->id);
    return status(session);
  }
  const auto lock = RunnerLock::take(session.paths.state());
  if (!lock) return print_problem(session, lock.error(), exit_not_passed);
  const std::string end = run(session, **start, options.edit_command);
  const auto& save_error = session.progress().save_error();
  std::cout << "You are at " << end << "." << (save_error ? "" : " scripts/course comes back to it.")
            << std::endl;
  if (save_error) std::cerr << *save_error << "\n";
  return exit_ok;
}

}  // namespace course
