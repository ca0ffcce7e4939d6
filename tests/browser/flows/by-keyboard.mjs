import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Connector } from '../connector.mjs';
import { people, press, signIn } from '../people.mjs';

const mostStops = 60;

/** Tabs until the element has the focus, which must be visible at every stop. */
async function tabTo(page, selector) {
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab');
    const { reached, visible, where } = await page.evaluate(wanted => {
      const at = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return {
        reached: at.matches(wanted), where: at.outerHTML.slice(0, 120),
        visible: at === document.body || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2),
      };
    }, selector);
    assert.ok(visible, `The focus cannot be seen on ${where}`);
    if (reached) return;
  }
  assert.fail(`No Tab leads to ${selector} on ${page.url()}`);
}

/** The cursor waits in the first field, once the browser has put it there. */
const typeLogin = async (page, person) => {
  await page.locator('input:focus').waitFor();
  await page.keyboard.type(person.login);
};

const go = (page, key = 'Enter') => Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);

export function byKeyboard(stage) {
  test('A user connects and revokes with the keyboard alone', async () => {
    const page = await stage().visitor();
    const connector = await Connector.register(stage().gateway, 'Assistant without a mouse');
    await page.goto(connector.authorizationUrl());
    await typeLogin(page, people.olivia);
    await tabTo(page, 'input[type=password]');
    await page.keyboard.type(people.olivia.password);
    await go(page);
    await tabTo(page, 'input[name=organizer]');
    await tabTo(page, 'input[name=scope]');
    await page.keyboard.press('Space');
    await tabTo(page, 'input[name=expiry]');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, 'button[value=allow]');
    await go(page);
    await connector.connected();
    assert.equal((await connector.call('whoami')).status, 200);

    await page.goto(`${stage().url}/connections`);
    await page.keyboard.press('Tab');
    assert.ok(await page.locator('.skip').isVisible(), 'The first stop leads past the menu.');
    await page.keyboard.press('Enter');
    const id = await page.locator('[data-connection]', { hasText: connector.name }).getAttribute('data-connection');
    await tabTo(page, `button[name=revoke][value="${id}"]`);
    await go(page);
    assert.equal((await connector.call('whoami')).status, 401);
    await page.context().close();
  });

  test('Security staff throws and lifts a switch with the keyboard alone', async () => {
    const page = await stage().visitor({ language: 'de' });
    await page.goto(`${stage().url}/admin/switches`);
    await typeLogin(page, people.sam);
    await tabTo(page, 'input[type=password]');
    await page.keyboard.type(people.sam.password);
    await go(page);
    await tabTo(page, '#kind');
    await page.keyboard.type('Werkzeug');
    await tabTo(page, '#target');
    await page.keyboard.type('list_promo_codes');
    await tabTo(page, 'button[name=throw]');
    await go(page);
    const id = await page.locator('[data-switch]', { hasText: 'list_promo_codes' }).getAttribute('data-switch');
    await tabTo(page, `button[name=lift][value="${id}"]`);
    await go(page);
    assert.equal(await page.locator(`[data-switch="${id}"]`).count(), 0);
    await page.context().close();
  });

  test('Security staff stops what a client did with the keyboard alone', async () => {
    const user = await stage().visitor();
    const connector = await Connector.register(stage().gateway, 'Assistant to be stopped');
    await user.goto(connector.authorizationUrl());
    await signIn(user, people.marco);
    await press(user, 'button[value=allow]');
    await connector.connected();
    assert.equal((await connector.call('whoami')).status, 200);
    await user.context().close();

    const page = await stage().visitor();
    await page.goto(`${stage().url}/audit/incidents`);
    await typeLogin(page, people.sam);
    await tabTo(page, 'input[type=password]');
    await page.keyboard.type(people.sam.password);
    await go(page);
    // The last day stands there already.
    await tabTo(page, '#client');
    await page.keyboard.type(connector.clientId);
    await tabTo(page, '.filters button');
    await go(page);
    await tabTo(page, '#reason');
    await tabTo(page, '#contain button');
    await go(page);
    assert.equal(await page.locator('#receipt').count(), 1);
    assert.equal((await connector.call('whoami')).status, 401);
    await page.context().close();
  });
}
