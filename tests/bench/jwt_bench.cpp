// How long the token library takes, beside the bare operations of OpenSSL in the same run.
//
//   bench_jwt           tables for people
//   bench_jwt --plain   "ours <sign|verify|decode> <alg> <ns per op>", one line per case, nothing else
#include <array>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <deque>
#include <thread>
#include <vector>

#include "allocations.hpp"
#include "jwt_cases.hpp"
#include "stopwatch.hpp"

namespace {

using jwt::Algorithm;

constexpr std::array algorithms{Algorithm::hs256, Algorithm::rs256, Algorithm::ps256, Algorithm::es256,
                                Algorithm::eddsa};

const char* name_of(Algorithm algorithm) { return name(algorithm).data(); }  // Literals: they end in a NUL.

void print_plain(Algorithm algorithm, const BenchCase& c) {
  const Stopwatch watch;
  const auto line = [algorithm](const char* operation, double nanoseconds) {
    std::printf("ours %s %s %.0f\n", operation, name_of(algorithm), nanoseconds);
  };
  line("sign", watch.nanoseconds([&] { c.sign_ours(); }));
  line("verify", watch.nanoseconds([&] { c.verify_ours(); }));
  line("decode", watch.nanoseconds([&] { c.decode(); }));
}

void print_row(const char* operation, Algorithm algorithm, auto&& raw, auto&& ours) {
  const Stopwatch watch;
  // In turns, so that a change of the machine's speed meets both.
  double raw_best = watch.nanoseconds(raw);
  double ours_best = watch.nanoseconds(ours);
  raw_best = std::min(raw_best, watch.nanoseconds(raw));
  ours_best = std::min(ours_best, watch.nanoseconds(ours));
  const auto before = allocations();
  ours();
  const auto after = allocations();
  std::printf("%-7s %-6s %9.2f %9.2f %7.2f %8zu %8zu\n", operation, name_of(algorithm), raw_best / 1000,
              ours_best / 1000, ours_best / raw_best, after.ours - before.ours,
              after.openssl - before.openssl);
}

void print_refusals(const BenchCase& c) {
  const Stopwatch watch;
  std::printf("\nHS256, us: accepted %.2f, bad signature %.2f, expired %.2f, decode alone %.2f\n",
              watch.nanoseconds([&] { c.verify_ours(); }) / 1000,
              watch.nanoseconds([&] { c.verify_bad_signature(); }) / 1000,
              watch.nanoseconds([&] { c.verify_expired(); }) / 1000,
              watch.nanoseconds([&] { c.decode(); }) / 1000);
}

struct Throughput {
  double per_second = 0;      // By the clock on the wall.
  double per_cpu_second = 0;  // By the time the threads really ran, on a machine that others use, too.
};

double thread_cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// Verifications by `threads` threads with one verifier.
Throughput throughput(const BenchCase& c, std::size_t threads) {
  constexpr int each = 100'000;
  std::vector<double> cpu(threads);
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> workers;
    for (double& seconds : cpu) {
      workers.emplace_back([&c, &seconds] {
        const double before = thread_cpu_seconds();
        for (int n = 0; n < each; ++n) c.verify_ours();
        seconds = thread_cpu_seconds() - before;
      });
    }
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  const double count = each * static_cast<double>(threads);
  return {.per_second = count / taken.count(), .per_cpu_second = count / *std::ranges::max_element(cpu)};
}

Throughput best_throughput(const BenchCase& c, std::size_t threads) {
  Throughput best;
  for (int i = 0; i < 20; ++i) {
    const auto now = throughput(c, threads);
    best.per_second = std::max(best.per_second, now.per_second);
    best.per_cpu_second = std::max(best.per_cpu_second, now.per_cpu_second);
  }
  return best;
}

void print_threads(const BenchCase& c) {
  stop_counting();
  const auto one = best_throughput(c, 1);
  const auto two = best_throughput(c, 2);
  std::printf("HS256 verify: 1 thread %.0f/s, 2 threads %.0f/s, ratio %.2f (by CPU time %.2f)\n",
              one.per_second, two.per_second, two.per_second / one.per_second,
              two.per_cpu_second / one.per_cpu_second);
}

}  // namespace

int main(int argc, char* argv[]) {
  count_openssl_allocations();
  const bool is_plain = argc > 1 && std::strcmp(argv[1], "--plain") == 0;
  if (!is_plain) std::puts("        alg      raw us   ours us   ratio   allocs  openssl");
  std::deque<BenchCase> cases;
  for (const Algorithm algorithm : algorithms) {
    BenchCase& c = cases.emplace_back(algorithm);
    if (is_plain) {
      print_plain(algorithm, c);
      continue;
    }
    print_row("sign", algorithm, [&] { c.sign_raw(); }, [&] { c.sign_ours(); });
    print_row("verify", algorithm, [&] { c.verify_raw(); }, [&] { c.verify_ours(); });
  }
  if (is_plain) return 0;
  print_refusals(cases.front());
  print_threads(cases.front());
}
