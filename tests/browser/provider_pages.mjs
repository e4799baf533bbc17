// What people see of the identity provider of scripts/idp.
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';
import {authorizationRequest} from '../idp/client.mjs';
import {test, typeFirst, withPage} from './harness.mjs';
import {withInstalledProvider} from './installed_provider.mjs';

// Runs `body(url)` while an application listens at `url` for the browsers that the provider sends back.
async function withApplication(body) {
  const server = createServer((request, response) => response.end('Back at the application.'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    await body(`http://127.0.0.1:${server.address().port}/back`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

// Sends the form with `password`, and waits for a page that has `selector` and fits the window.
async function answer(page, password, selector) {
  await typeFirst(page, password);
  await page.keyboard.press('Enter');
  await page.locator(selector).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}

for (const {scheme, width} of [{scheme: 'light', width: 1280}, {scheme: 'dark', width: 390}]) {
  test(`the identity provider's pages lead back to the application with the keyboard alone, ${scheme}, ${width} wide`, () =>
    withApplication((back) => withInstalledProvider({redirectUris: [back]}, ({issuer}) => withPage(issuer, async (page) => {
      await page.emulateMedia({colorScheme: scheme});
      await page.setViewportSize({width, height: 844});
      await page.goto((await authorizationRequest(issuer, {redirect_uri: back})).url);
      await typeFirst(page, 'alice');
      await page.keyboard.press('Tab');
      await answer(page, 'workbench', '[role=alert]');
      await answer(page, 'looking-glass', '.scopes');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('Back at the application.').waitFor();
      assert.ok(new URL(page.url()).searchParams.get('code'));
    }, [/status of 403/, new RegExp(`^foreign: ${back}`), new RegExp(`^foreign: ${new URL(back).origin}/favicon.ico`)]))));
}
