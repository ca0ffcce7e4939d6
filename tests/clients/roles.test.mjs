import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { sdk1 } from './drivers/sdk1.mjs';
import { expectedTools } from './expectations.mjs';
import { startGateway } from './gateway.mjs';
import { accounts, signIn } from './sign-in.mjs';

let gateway;
before(async () => (gateway = await startGateway()));
after(() => gateway?.stop());

test('A viewer is shown the reading tools of her role, whatever the client asked for', async t => {
  const tools = await toolsOf(t, { account: accounts.vera });

  assert.deepEqual(tools, expectedTools(['configuration:read', 'operations:read']));
});

test('A manager who ticks one scope is shown the tools of that scope', async t => {
  const tools = await toolsOf(t, { account: accounts.marco, scopes: ['bookings:read'] });

  assert.deepEqual(tools, expectedTools(['bookings:read']));
});

async function toolsOf(t, choices) {
  const walk = url => signIn(new Browser(), url, choices).then(({ callback }) => callback);
  const session = await sdk1.connect(gateway.mcpUrl, walk);
  t.after(() => session.close());
  return (await session.listTools()).map(tool => tool.name).sort();
}
