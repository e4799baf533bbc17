// Swagger UI, as people use it.

// Chromium puts a failed request of the page's own on the console, too.
export const answered = (status) => [new RegExp(`Failed to load resource.* status of ${status}`)];

// Opens one operation and sends it as it stands. Returns { status, body, curl }.
export async function tryOut(page, id) {
  const operation = page.locator(`[id$="-${id}"]`).first();
  if (await operation.locator('.try-out__btn').count() === 0) await operation.locator('.opblock-summary-control').click();
  const button = operation.locator('.try-out__btn');
  if (/Try it out/.test(await button.textContent())) await button.click();
  const again = operation.locator('.btn-clear');
  if (await again.count() > 0) await again.click();
  await operation.locator('.execute').click();
  const status = operation.locator('.live-responses-table td.response-col_status:not(.col_header)').first();
  await status.waitFor();
  return {
    status: Number((await status.textContent()).trim().slice(0, 3)),
    body: await operation.locator('.live-responses-table .highlight-code code').first().textContent(),
    curl: await operation.locator('.curl-command .curl').innerText(),
  };
}

// Opens the dialog behind "Authorize". Returns the part of it that is about `scheme`.
export async function openDialog(page, scheme) {
  await page.locator('.auth-wrapper .authorize').first().click();
  return page.locator('.auth-container', {hasText: scheme});
}

export const closeDialog = (page) => page.locator('.close-modal').click();
