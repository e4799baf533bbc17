# Sums up `ctest --verbose`: one line for each test, the output of those that failed, and "N passed, N failed".
#
# Each test executable ends its output with such a line of its own. One that did not (it crashed, hung, or left with
# exit(0) in the middle), or that ran nothing, counts as one failed check, whatever its exit code says.

# "12: text": a line that test 12 printed.
/^[0-9]+: / {
  id = $1 + 0
  text = substr($0, index($0, ": ") + 2)
  output[id, ++lines[id] % 400] = text  # the last 400 lines are enough to find a fault
  if (text ~ /^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$/) said[id] = text
  if (text ~ /SKIPPED:/) reason_lines[id] = 3
  if (reason_lines[id]-- > 0) reasons[id] = reasons[id] "      " text "\n"
}

# "3/40 Test #12: name ....   Passed    0.01 sec": how test 12 ended.
/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: / {
  id = substr($0, index($0, "#") + 1) + 0
  rest = substr($0, index($0, ": ") + 2)
  name = rest
  sub(/ .*/, "", name)
  split("", count)
  split(said[id], count, " ")
  ok = rest ~ /   Passed / && said[id] != "" && count[3] == 0 && count[1] + count[5] > 0
  if (!ok && count[3] == 0) count[3] = 1
  passed += count[1]; failed += count[3]; skipped += count[5]
  printf "  %-7s %s: %s\n", ok ? "passed" : "FAILED", name, said[id] == "" ? "no word about its checks" : said[id]
  printf "%s", reasons[id]
  if (!ok) show(id, rest)
}

function show(id, rest,    i) {
  for (i = lines[id] > 400 ? lines[id] - 399 : 1; i <= lines[id]; ++i) print "    | " output[id, i % 400]
  print "    " rest
}

END {
  line = passed + 0 " passed, " failed + 0 " failed"
  print line (skipped ? ", " skipped " skipped" : "")
}
