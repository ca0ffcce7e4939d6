import assert from 'node:assert/strict';
import { openSignedIn } from './sign-in.mjs';

/** Revokes the person's connection of this client on the page of connected assistants; returns its id. */
export async function revokeConnection(browser, gatewayUrl, account, clientName) {
  const page = await openSignedIn(browser, `${gatewayUrl}/connections`, account);
  assert.equal(page.status, 200, page.text);
  const id = rows(page).find(row => row.text.includes(clientName))?.id;
  assert.ok(id, `No connection of ${clientName} on the page: ${page.text}`);
  const form = page.forms.find(candidate => candidate.has(`[name=revoke][value="${id}"]`));
  assert.ok(form, 'The row has no button to revoke it.');

  const after = await browser.submit(page, form, { name: 'revoke', value: id });
  assert.equal(after.status, 200, after.text);
  assert.ok(!rows(after).some(row => row.id === id), 'The revoked connection is still on the page.');
  return id;
}

/** The ids of the person's connections, as the page of connected assistants shows them. */
export async function connectionIds(browser, gatewayUrl, account) {
  return rows(await openSignedIn(browser, `${gatewayUrl}/connections`, account)).map(row => row.id);
}

function rows(page) {
  return page.document.querySelectorAll('[data-connection]')
    .map(row => ({ id: row.getAttribute('data-connection'), text: row.textContent }));
}
