import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertFits } from '../axe.mjs';
import { Connector } from '../connector.mjs';
import { openAs, people, press } from '../people.mjs';
import { keep } from '../stage.mjs';

async function look(page, name) {
  await assertAccessible(page);
  await assertFits(page);
  await keep(page, name);
}

/** Throws and lifts a switch, mistakes included, and finds out why a client cannot connect. */
export function securityStaff(stage, language, width) {
  test(`Security staff throws a switch and finds a client in ${language} at ${width} px`, async () => {
    const page = await stage().visitor({ language, width });
    await openAs(page, `${stage().url}/admin/switches`, people.sam);
    await page.selectOption('#kind', 'tool');
    await page.fill('#target', 'no_such_tool');
    await press(page, 'button[name=throw]');
    assert.equal(await page.locator('[role=alert]').count(), 1);
    await look(page, 'switches-mistake');

    await page.fill('#target', 'list_memberships');
    await page.selectOption('#reason', 'test');
    await page.selectOption('#duration', '1h');
    await press(page, 'button[name=throw]');
    assert.ok(await page.locator('[data-switch]', { hasText: 'list_memberships' }).count() > 0);
    await look(page, 'switches');
    await press(page, 'button[name=lift]');

    const client = await Connector.register(stage().gateway, `Lost in ${page.name}`);
    await fetch(client.authorizationUrl({ resource: 'https://elsewhere.example/mcp' }), { redirect: 'manual' });
    await press(page, 'nav a[href^="/admin/clients"]');
    await look(page, 'find-client');
    await page.fill('#id', client.clientId);
    await press(page, 'main button');
    assert.equal(await page.locator('[data-step=authorize]').getAttribute('data-state'), 'failed');
    assert.ok((await page.textContent('#first-failing-step')).length > 40);
    await look(page, 'timeline');
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
