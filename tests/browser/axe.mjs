import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule of axe in light, and of its colours in dark too: nothing else depends on them. */
export async function assertAccessible(page) {
  const found = [];
  for (const [colorScheme, rules] of [['light', undefined], ['dark', ['color-contrast']]]) {
    await page.emulateMedia({ colorScheme });
    // By the debugging protocol, to which the page's Content-Security-Policy does not apply.
    await page.evaluate(source);
    const { violations } = await page.evaluate(
      only => globalThis.axe.run(document, only ? { runOnly: only } : {}), rules);
    found.push(...violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${colorScheme} ${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(found, [], `axe on ${page.url()}`);
}

/** Nothing is cut off or has to be scrolled sideways to be read. */
export async function assertFits(page) {
  const [content, screen] = await page.evaluate(() =>
    [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= screen, `${page.url()} is ${content} px wide on a screen of ${screen} px.`);
}
