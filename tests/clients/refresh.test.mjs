import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Browser } from './browser.mjs';
import { drivers } from './drivers/index.mjs';
import { startGateway } from './gateway.mjs';
import { probe } from './probe.mjs';
import { accounts, signIn } from './sign-in.mjs';

let gateway;
before(async () => (gateway = await startGateway('--Gateway:OAuth:AccessTokenLifetime', '00:00:03')));
after(() => gateway?.stop());

for (const driver of drivers) {
  test(`${driver.name} refreshes when its token has run out, without the person`, async t => {
    let walks = 0;
    const session = await driver.connect(gateway.mcpUrl, async url => {
      walks++;
      return (await signIn(new Browser(), url, { account: accounts.marco })).callback;
    });
    t.after(() => session.close());
    const first = await session.accessToken();
    while ((await probe(gateway.mcpUrl, first)).status !== 401) await delay(200);

    const answer = await session.callTool('whoami', {});

    assert.ok(!answer.isError, JSON.stringify(answer.content));
    assert.notEqual(await session.accessToken(), first, 'The client must hold a new token.');
    assert.equal(walks, 1, 'The person must not be asked again.');
  });
}
