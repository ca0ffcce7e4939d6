import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertFits } from '../axe.mjs';
import { Connector } from '../connector.mjs';
import { openAs, people, press, signIn } from '../people.mjs';
import { keep } from '../stage.mjs';

async function look(page, name) {
  await assertAccessible(page);
  await assertFits(page);
  await keep(page, name);
}

/** What is shown when nothing is there, or nothing goes. */
export function emptyAndErrors(stage, language, width) {
  test(`Empty pages and errors are told in ${language} at ${width} px`, async () => {
    const page = await stage().visitor({ language, width });
    for (const [name, path, status] of [
      ['nothing-here', '/nowhere', 404], ['unknown-client', '/authorize?client_id=none', 400],
      ['sign-in-expired', '/sign-in/callback?state=none', 400], ['question-closed', '/consent', 400],
    ]) {
      assert.equal((await page.goto(stage().url + path)).status(), status, path);
      assert.equal(await page.getAttribute('html', 'lang'), language);
      await look(page, name);
    }

    await openAs(page, `${stage().url}/connections`, people.vera);
    assert.equal(await page.locator('main a[href="/"]').count(), 1);
    await look(page, 'connections-empty');
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

/** A call that its user has to confirm, and the back office's own list of assistants. */
export function confirmation(stage, language, width) {
  test(`A call is confirmed, and the back office lists its assistant, in ${language} at ${width} px`, async () => {
    const page = await stage().visitor({ language, width });
    const connector = await Connector.register(stage().gateway, `Desk of ${page.name}`);
    await page.goto(connector.authorizationUrl({ scope: 'sales:read refunds:write bookings:read' }));
    await signIn(page, people.olivia);
    await press(page, 'button[value=allow]');
    await connector.connected();
    const { items } = (await connector.call('list_payments', { limit: 5 })).result.structuredContent;
    const told = await connector.call('refund_order', {
      order_id: items[0].order_id, amount: 0.01, currency: 'EUR', reason: `Looks of ${page.name}`,
    });
    const asked = told.result.structuredContent.confirmation_needed;
    await page.goto(asked.page);
    await look(page, 'confirm');
    await press(page, 'button[value=confirm]');
    assert.equal(await page.locator('button[value=decline]').count(), 1);
    await look(page, 'confirmed');

    await page.goto(`${stage().gateway.backOfficeUrl}/assistants`);
    const row = page.locator('[data-connection]', { hasText: connector.name });
    await look(page, 'back-office-assistants');
    await Promise.all([page.waitForNavigation(), row.locator('button').click()]);
    assert.equal(await page.locator('[data-connection]', { hasText: connector.name }).count(), 0);
    assert.equal((await connector.call('whoami')).status, 401);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
