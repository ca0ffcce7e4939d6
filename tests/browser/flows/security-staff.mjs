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

    // A target of its own: other flows throw and lift at the same time.
    const target = `client-of-${page.name}`;
    await page.selectOption('#kind', 'client');
    await page.fill('#target', target);
    await page.selectOption('#reason', 'test');
    await page.selectOption('#duration', '1h');
    await press(page, 'button[name=throw]');
    const row = page.locator('[data-switch]', { hasText: target });
    assert.equal(await row.count(), 1);
    assert.match(await page.textContent('#receipt'), / \d+ ms\./);
    await look(page, 'switches');
    await Promise.all([page.waitForNavigation(), row.locator('button[name=lift]').click()]);
    assert.equal(await row.count(), 0);

    const client = await Connector.register(stage().gateway, `Lost in ${page.name}`);
    await fetch(client.authorizationUrl({ resource: 'https://elsewhere.example/mcp' }), { redirect: 'manual' });
    await press(page, 'nav a[href^="/admin/clients"]');
    await look(page, 'find-client');
    await page.fill('#id', client.clientId);
    await press(page, 'main button');
    assert.equal(await page.locator('[data-step=authorize]').getAttribute('data-state'), 'failed');
    assert.ok((await page.textContent('#first-failing-step')).length > 40);
    await look(page, 'timeline');

    await press(page, 'nav a[href^="/audit"]');
    assert.equal(await page.locator('.chart svg[role=img]').count(), 1);
    await page.locator('details summary').click();
    await look(page, 'audit');
    await Promise.all([page.waitForNavigation(), page.locator('#events a[href*="request="]').first().click()]);
    await look(page, 'audit-request');
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
