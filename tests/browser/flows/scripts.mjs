import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Connector } from '../connector.mjs';
import { openAs, people, press, signIn } from '../people.mjs';

/** The one script makes pages nicer; everything works without it. */
export function scripts(stage) {
  test('With scripts off a user connects in a language that they choose, and it stays chosen', async () => {
    const page = await stage().visitor({ javaScriptEnabled: false });
    const connector = await Connector.register(stage().gateway, 'Assistant without scripts');
    await page.goto(connector.authorizationUrl());
    await signIn(page, people.olivia);
    await press(page, 'footer a[hreflang=fr]');
    assert.equal(await page.getAttribute('html', 'lang'), 'fr');
    assert.match(await page.textContent('h1'), /^Connecter /);
    for (const box of await page.locator('input[name=scope]').all()) await box.uncheck();
    await press(page, 'button[value=allow]');
    assert.match(await page.textContent('[role=alert]'), /^Choisissez/);
    await press(page, 'footer a[hreflang=es]');
    assert.match(await page.textContent('h1'), /^¿Conectar /);
    await page.check('input[name=organizer][value=org_alpine]');
    await press(page, 'button[value=allow]');
    await connector.connected();

    await page.goto(`${stage().url}/?lang=es`);
    assert.equal(await page.locator('.copy').count(), 0);
    await press(page, 'nav a[href^="/connections"]');
    assert.equal(await page.textContent('h1'), 'Asistentes conectados');
    const row = page.locator('[data-connection]', { hasText: connector.name });
    assert.match(await row.locator('time').first().textContent(), / UTC$/);
    await Promise.all([page.waitForNavigation(), row.locator('button').click()]);
    assert.equal(await page.textContent('h1'), 'Asistentes conectados');
    assert.equal((await connector.call('whoami')).status, 401);
    await press(page, '.account button');
    assert.equal(await page.getAttribute('html', 'lang'), 'es');
    await page.context().close();
  });

  test('A language chosen before the sign-in is there on both sides of it', async () => {
    const page = await stage().visitor();
    await page.goto(`${stage().url}/connections?lang=de`);
    assert.equal(await page.textContent('h1'), 'Anmelden');
    await signIn(page, people.vera);
    assert.equal(await page.textContent('h1'), 'Verbundene Assistenten');
    await page.context().close();
  });

  test('With scripts off a reader chooses a time zone, and it stays chosen', async () => {
    const page = await stage().visitor({ javaScriptEnabled: false });
    await openAs(page, `${stage().url}/audit`, people.sam);
    assert.match(await page.locator('#events time').first().textContent(), / UTC$/);
    await page.selectOption('#zone', 'Asia/Kolkata');
    await press(page, '.zone button');
    assert.match(await page.locator('#events time').first().textContent(), / UTC\+05:30$/);
    assert.match(await page.textContent('label[for=from]'), /Asia\/Kolkata/);
    await press(page, '.filters button');
    await press(page, 'nav a[href^="/audit/alerts"]');
    assert.equal(await page.inputValue('#zone'), 'Asia/Kolkata');
    await page.context().close();
  });

  test('With scripts on, times are told in the browser’s zone and commands can be copied', async () => {
    const page = await stage().visitor({ language: 'de', permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${stage().url}/`);
    await page.locator('.copy').first().click();
    await page.locator('.copy', { hasText: 'Kopiert' }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), stage().gateway.mcpUrl);

    await openAs(page, `${stage().url}/admin/switches`, people.sam);
    await page.selectOption('#kind', 'tool');
    await page.fill('#target', 'list_vouchers');
    await press(page, 'button[name=throw]');
    const row = page.locator('[data-switch]', { hasText: 'list_vouchers' });
    const time = row.locator('time').first();
    const shown = await time.textContent();
    assert.ok(!shown.includes('UTC'), shown);
    assert.match(shown, /MEZ|MESZ|GMT\+\d/);
    assert.equal(await page.inputValue('#zone'), 'Europe/Paris');
    const hour = new Intl.DateTimeFormat('de', { hour: '2-digit', timeZone: 'Europe/Paris' })
      .format(new Date(await time.getAttribute('datetime'))).slice(0, 2);
    assert.ok(shown.includes(`${hour}:`), `${shown} is not in the hour ${hour}`);
    await Promise.all([page.waitForNavigation(), row.locator('button').click()]);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
