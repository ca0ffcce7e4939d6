import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertFits } from '../axe.mjs';
import { Connector } from '../connector.mjs';
import { people, press, signIn } from '../people.mjs';
import { keep } from '../stage.mjs';

const words = {
  en: { signIn: 'Sign in', consent: /^Connect .+\?/, connections: 'Connected assistants' },
  de: { signIn: 'Anmelden', consent: /verbinden\?/, connections: 'Verbundene Assistenten' },
  fr: { signIn: 'Connexion', consent: /^Connecter .+ \?/, connections: 'Assistants connectés' },
  es: { signIn: 'Iniciar sesión', consent: /^¿Conectar .+\?/, connections: 'Asistentes conectados' },
};

/** Each page on the way is looked at by axe and kept as a picture. */
async function look(page, name) {
  await assertAccessible(page);
  await assertFits(page);
  await keep(page, name);
}

/** From nothing to a connected assistant, and to its end. */
export function connectingUser(stage, language, width) {
  test(`A user connects, calls and revokes in ${language} at ${width} px`, async () => {
    const page = await stage().visitor({ language, width });
    const connector = await Connector.register(stage().gateway, `Assistant of ${page.name}`);
    await page.goto(`${stage().url}/`);
    assert.equal(await page.locator('pre code').first().textContent(), stage().gateway.mcpUrl);
    await look(page, 'home');

    await page.goto(connector.authorizationUrl());
    assert.equal(await page.textContent('h1'), words[language].signIn);
    await look(page, 'sign-in');
    await signIn(page, people.olivia);
    assert.match(await page.textContent('h1'), words[language].consent);
    assert.equal(await page.getAttribute('html', 'lang'), language);
    await look(page, 'consent');

    await page.check('input[name=organizer][value=org_alpine]');
    await press(page, 'button[value=allow]');
    await connector.connected();
    assert.equal((await connector.call('whoami')).status, 200);

    await page.goto(`${stage().url}/connections`);
    assert.equal(await page.textContent('h1'), words[language].connections);
    const row = page.locator('[data-connection]', { hasText: connector.name });
    await look(page, 'connections');
    await Promise.all([page.waitForNavigation(), row.locator('button[name=revoke]').click()]);
    assert.equal(await page.locator('[data-connection]', { hasText: connector.name }).count(), 0);
    assert.equal((await connector.call('whoami')).status, 401);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
