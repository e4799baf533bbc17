# For the tests of the scripts: a folder of their own, and checks that count themselves.
# Source it first; call `finish` last.

# shellcheck disable=SC2034  # The tests use it.
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
passed_checks=0 failed_checks=0

# Runs a command without input; its output is in $output, its exit code in $status.
try() {
  output=$("$@" 2>&1 </dev/null)
  status=$?
}

# verdict SENTENCE: counts the status of the command before it, and shows what `try` saw if it was false.
verdict() {
  # shellcheck disable=SC2319  # A condition is what we ask about.
  local held=$?
  if [ $held -eq 0 ]; then
    passed_checks=$((passed_checks + 1))
    return
  fi
  failed_checks=$((failed_checks + 1))
  printf '  FAILED: %s\n    exit code %s, output:\n' "$1" "$status"
  printf '%s\n' "$output" | sed 's/^/    | /'
}

# is SENTENCE ACTUAL EXPECTED
is() {
  [ "$2" = "$3" ]
  verdict "$1 (got '$2', expected '$3')"
}

# says SENTENCE TEXT: the output holds TEXT.
says() {
  [[ $output == *"$2"* ]]
  verdict "$1 (expected in the output: '$2')"
}

# silent_about SENTENCE TEXT: the output does not hold TEXT.
silent_about() {
  [[ $output != *"$2"* ]]
  verdict "$1 (not expected in the output: '$2')"
}

last_line() { tail -n 1 <<<"$output"; }

# stub NAME [BODY]: a program NAME in $room/bin that notes its call in $room/calls and then runs BODY.
stub() {
  mkdir -p "$room/bin"
  # shellcheck disable=SC2016  # $* belongs to the stub.
  printf '#!/bin/bash\necho "%s $*" >>"%s/calls"\n%s\n' "$1" "$room" "${2:-}" >"$room/bin/$1"
  chmod +x "$room/bin/$1"
}

finish() {
  echo "$passed_checks passed, $failed_checks failed"
  [ $failed_checks -eq 0 ]
}
