import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { authorize } from './authorize.mjs';
import { Browser } from './browser.mjs';
import { sdk1 } from './drivers/sdk1.mjs';
import { expectedTools, toolsByScope } from './expectations.mjs';
import { startGateway } from './gateway.mjs';
import { probe } from './probe.mjs';
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

test('A manager who is asked for everything is shown everything but refunds', async () => {
  const scopes = Object.keys(toolsByScope);
  const granted = await authorize(gateway.url, { account: accounts.marco, scopes });
  const answer = await (await probe(gateway.mcpUrl, granted.access_token)).json();

  const allowed = scopes.filter(scope => scope !== 'refunds:write');
  assert.deepEqual(granted.scope.split(' ').filter(scope => scope !== 'offline_access').sort(), allowed.sort());
  assert.deepEqual(answer.result.tools.map(tool => tool.name).sort(), expectedTools(allowed));
});

async function toolsOf(t, choices) {
  const walk = url => signIn(new Browser(), url, choices).then(({ callback }) => callback);
  const session = await sdk1.connect(gateway.mcpUrl, walk);
  t.after(() => session.close());
  return (await session.listTools()).map(tool => tool.name).sort();
}
