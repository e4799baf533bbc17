// What the identity provider of scripts/idp promises its clients.
import { withProvider } from './client.mjs';
import { runTests } from './harness.mjs';
import './command_tests.mjs';
import './flow_tests.mjs';
import './key_tests.mjs';
import './page_tests.mjs';
import './refusal_tests.mjs';
import './storage_tests.mjs';

process.exitCode = await withProvider({}, runTests);
