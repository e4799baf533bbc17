// Counts what holds; prints what does not, and the sums as scripts/test reads them.
let passed = 0;
let failed = 0;

export function check(sentence, holds) {
  if (holds) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`failed: ${sentence}`);
  }
}

// Holds if `action` rejects, with an error whose text matches `pattern`.
export async function checkRejects(sentence, action, pattern) {
  const reason = await action().then(() => 'nothing went wrong', (error) =>
    [error.code, error.error, error.message, error.cause?.message, error.cause?.error].join(' '));
  check(`${sentence} (${reason})`, pattern.test(reason));
}

export function finish(name) {
  console.log(name);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
