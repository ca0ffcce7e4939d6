import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { connectionIds, revokeConnection } from './connections.mjs';
import { expectedTools } from './expectations.mjs';
import { startGateway } from './gateway.mjs';
import { claudeCode } from './programs/claude-code.mjs';
import { codex } from './programs/codex.mjs';
import { geminiCli } from './programs/gemini-cli.mjs';
import { accounts, signIn } from './sign-in.mjs';

const assistants = [codex, claudeCode, geminiCli];

let gateway;
before(async () => (gateway = await startGateway('--Gateway:OAuth:AccessTokenLifetime', '00:00:25')));
after(() => gateway?.stop());

for (const assistant of assistants) {
  test(`${assistant.name} signs in, lists the tools of the person's role, calls one and refreshes`, async t => {
    const browser = new Browser();
    let consent;
    const session = await assistant.connect(gateway.mcpUrl, async url => {
      const walk = await signIn(browser, url, { account: accounts.marco });
      consent = walk.consent;
      return walk.callback;
    });
    t.after(() => session.close());

    for (const shown of [assistant.clientName, ...assistant.shownOnConsent]) {
      assert.ok(consent.text.includes(shown), `The consent page must show ${shown}: ${consent.text}`);
    }
    assert.deepEqual((await session.listTools()).sort(), expectedTools(consent.scopes));
    const [connection] = await connectionIds(browser, gateway.url, accounts.marco);
    do {
      assert.match(await session.callTool('whoami', {}), /"organizer_id":"org_alpine"/);
    } while (!(await events(connection)).some(event => event.action === 'token.refreshed'));

    assert.equal(await revokeConnection(browser, gateway.url, accounts.marco, assistant.clientName), connection);
    const calls = (await events(connection)).filter(event => event.action === 'tool.called');
    assert.ok(calls.every(({ tool, outcome }) => tool === 'whoami' && outcome === 'success'));
  });
}

async function events(connection) {
  return (await gateway.audit(connection)).events;
}
