// Processes that are killed while they write, after a random number of commits: what was committed is
// there, half a transaction is not, and the file is sound.
#include <array>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "random.hpp"
#include "store/database.hpp"
#include "temporary_folder.hpp"

namespace {

// Each payment takes from one and gives to the other: the sum is zero after every whole transaction.
constexpr std::array<std::string_view, 1> schema = {
    "CREATE TABLE payment (payer INTEGER NOT NULL, number INTEGER NOT NULL, note TEXT NOT NULL) STRICT;"
    "CREATE TABLE purse (name TEXT NOT NULL UNIQUE, gold INTEGER NOT NULL) STRICT;"
    "INSERT INTO purse VALUES ('alice', 0), ('bob', 0)"};

void pay(store::Database& database, std::int64_t payer, std::int64_t number) {
  database.transaction([&] {
    database.write("UPDATE purse SET gold = gold - 1 WHERE name = 'alice'");
    database.write("INSERT INTO payment VALUES (?, ?, ?)", {payer, number, std::string(3000, 'x')});
    database.write("UPDATE purse SET gold = gold + 1 WHERE name = 'bob'");
  });
}

// A process that pays until it is killed, and tells of each payment after it was committed.
class Payer {
 public:
  Payer(const std::filesystem::path& file, std::int64_t number) {
    REQUIRE(pipe(ends_.data()) == 0);
    process_ = fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) pay_for_ever(file, number);
    close(ends_[1]);
  }
  Payer(const Payer&) = delete;
  Payer& operator=(const Payer&) = delete;
  ~Payer() {
    stop();
    close(ends_[0]);
  }

  void await_payments(std::int64_t count) {
    char told = 0;
    while (count-- > 0) REQUIRE(read(ends_[0], &told, 1) == 1);
  }

  void stop() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = 0;
  }

 private:
  [[noreturn]] void pay_for_ever(const std::filesystem::path& file, std::int64_t payer) const {
    try {
      // The weaker promise: it must outlive a killed process, too.
      store::Database database{file, schema, {.durability = store::Durability::process}};
      for (std::int64_t number = 1;; ++number) {
        pay(database, payer, number);
        if (write(ends_[1], "x", 1) != 1) break;
      }
    } catch (const std::exception& error) {
      static_cast<void>(!write(STDERR_FILENO, error.what(), std::string_view(error.what()).size()));
    }
    _exit(1);
  }

  std::array<int, 2> ends_{};
  pid_t process_ = 0;
};

std::int64_t number(store::Database& database, std::string_view sql) {
  return database.read(sql).at(0).integer(0);
}

}  // namespace

TEST_CASE("a file is sound and whole whenever its writers are killed") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "purses.db";
  std::int64_t told = 0;
  for (int round = 0; round < 12; ++round) {
    Payer first{file, 1}, second{file, 2};
    const auto of_first = random_integer(0, 40), of_second = random_integer(0, 40);
    first.await_payments(of_first);
    first.stop();
    second.await_payments(of_second);
    second.stop();
    told += of_first + of_second;

    store::Database database{file, schema};
    CHECK(database.read("PRAGMA integrity_check").at(0).text(0) == "ok");
    const auto payments = number(database, "SELECT count(*) FROM payment");
    CHECK(payments >= told);
    CHECK(number(database, "SELECT gold FROM purse WHERE name = 'alice'") == -payments);
    CHECK(number(database, "SELECT gold FROM purse WHERE name = 'bob'") == payments);
    told = payments;
  }
}
