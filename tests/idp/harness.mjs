// Tests that run one after the other, each named by the sentence that it holds.
const tests = [];
export const test = (sentence, body) => tests.push({ sentence, body });

// Runs every test with `context`, prints the count, and returns the exit code.
export async function runTests(context) {
  let failed = 0;
  for (const { sentence, body } of tests) {
    try {
      await body(context);
    } catch (error) {
      failed += 1;
      console.log(`failed: ${sentence}\n${error.stack}`);
    }
  }
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
