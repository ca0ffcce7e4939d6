import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible, assertFits } from '../axe.mjs';
import { openAs, people, press } from '../people.mjs';
import { keep } from '../stage.mjs';

const saved = { en: 'Save', de: 'Speichern', fr: 'Enregistrer', es: 'Guardar' };

/** Sees what others have connected at the organizer, and sets what assistants may do there. */
export function administrator(stage, language, width) {
  test(`An administrator sees connections and sets restrictions in ${language} at ${width} px`, async () => {
    const page = await stage().visitor({ language, width });
    await openAs(page, `${stage().url}/connections`, people.leo);
    assert.equal(await page.locator('h2').count(), 2);
    await keep(page, 'connections-administrator');
    await assertAccessible(page);
    await assertFits(page);

    await press(page, 'nav a[href^="/restrictions"]');
    const form = page.locator('form[data-organizer=org_lakeside]');
    assert.equal((await form.locator('button').textContent()).trim(), saved[language]);
    for (const effect of await form.locator('input[name=effect]').all()) await effect.uncheck();
    await Promise.all([page.waitForNavigation(), form.locator('button').click()]);
    assert.equal(await page.locator('[role=alert]').count(), 1);
    await keep(page, 'restrictions-mistake');
    await assertAccessible(page);

    await page.goto(`${stage().url}/restrictions`);
    await form.locator('input[value=read]').check();
    await form.locator('input[value=write]').check();
    await form.locator('input[value=destructive]').uncheck();
    await Promise.all([page.waitForNavigation(), form.locator('button').click()]);
    assert.ok(!await form.locator('input[value=destructive]').isChecked());
    await keep(page, 'restrictions');
    await assertAccessible(page);
    await assertFits(page);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
