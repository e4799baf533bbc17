// The identity provider of scripts/idp, where its packages can be had.
import {startProvider} from '../idp/client.mjs';
import {skip} from './harness.mjs';

const missing = /The identity provider (?:needs|is fetched with) .*|npm could not fetch .*/;

// Runs `body(provider)` with a provider of its own; skips the test where npm cannot fetch it. See startProvider().
export async function withInstalledProvider(options, body) {
  const provider = await startProvider(options).catch((error) => {
    const reason = missing.exec(error.message);
    if (reason) skip(reason[0]);
    throw error;
  });
  try {
    return await body(provider);
  } finally {
    await provider.stop();
  }
}
