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

/** An assistant whose call the back office answers with another organizer's data: that raises an alert at once. */
async function suspect(stage, name) {
  const page = await stage.visitor();
  const connector = await Connector.register(stage.gateway, name);
  await page.goto(connector.authorizationUrl({ scope: 'promotions:read' }));
  await signIn(page, people.olivia);
  await press(page, 'button[value=allow]');
  await connector.connected();
  const planned = await fetch(`${stage.gateway.backOfficeUrl}/_sample/faults`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path: '/v1/organizers/org_alpine/vouchers', fault: 'other-organizer', times: 1 }),
  });
  assert.equal(planned.status, 204);
  assert.equal((await connector.call('list_vouchers')).result.isError, true);
  await page.context().close();
  return connector;
}

/** From an alert to what it concerns, to stopping it, to the report; an administrator to whom nothing happened. */
export function incidents(stage, language, width) {
  test(`An alert leads to its containment and report in ${language} at ${width} px`, async () => {
    const connector = await suspect(stage(), `Suspect in ${language} at ${width}`);
    const page = await stage().visitor({ language, width });
    await openAs(page, `${stage().url}/audit/alerts`, people.sam);
    const own = encodeURIComponent(connector.clientId);
    const row = page.locator('[data-alert=organizer_mismatch]', { has: page.locator(`a[href*="${own}"]`) });
    assert.equal(await row.count(), 1);
    assert.equal(await row.locator('[data-live=true]').count(), 1);
    await look(page, 'alerts');

    await Promise.all([page.waitForNavigation(), row.locator('a[rel=contain]').click()]);
    assert.equal(await page.locator('#connections [data-live=true]').count(), 1);
    assert.equal(await page.locator('nav a[href^="/audit/incidents"][aria-current=page]').count(), 1);
    await look(page, 'incident');

    // A mistake keeps what was typed and is told at its field.
    await page.fill('#tool', 'list_vouchers');
    await page.fill('#from', '');
    await press(page, '.filters button');
    assert.equal(await page.getAttribute('#from', 'aria-describedby'), 'from-mistake');
    assert.equal(await page.inputValue('#tool'), 'list_vouchers');
    await look(page, 'incident-mistake');

    await page.fill('#from', new Date(Date.now() - 86_400_000).toISOString());
    await press(page, '.filters button');
    await page.selectOption('#reason', 'abuse');
    await press(page, '#contain button');
    assert.equal(await page.locator('#receipt').count(), 1);
    assert.equal(await page.locator('#contain').count(), 0);
    assert.equal(await page.locator('#connections [data-live=false]').count(), 1);
    assert.equal((await connector.call('whoami')).status, 401);
    await look(page, 'incident-contained');
    for (const [link, beginning] of [['text', 'Incident report'], ['json', '{']]) {
      const address = await page.getAttribute(`.downloads a[href*="format=${link}"]`, 'href');
      const file = await page.context().request.get(stage().url + address);
      assert.ok((await file.text()).startsWith(beginning), link);
    }

    await page.goto(`${stage().url}/audit/alerts`);
    assert.equal(await row.locator('[data-live=false]').count(), 1);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  test(`An administrator to whom nothing happened reads so in ${language} at ${width} px`, async () => {
    const page = await stage().visitor({ language, width });
    await openAs(page, `${stage().url}/audit/alerts`, people.leo);
    assert.equal(await page.locator('.empty').count(), 1);
    await look(page, 'alerts-quiet');
    await press(page, 'nav a[href^="/audit/incidents"]');
    assert.equal(await page.inputValue('#organizer'), 'org_lakeside');
    await look(page, 'incident-begun');
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
