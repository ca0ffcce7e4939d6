import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { authorize } from './authorize.mjs';
import { startGateway } from './gateway.mjs';
import { accounts } from './sign-in.mjs';

let gateway;
before(async () => (gateway = await startGateway('--Gateway:Mcp:Listening:LookEvery=00:00:00.2')));
after(() => gateway?.stop());

test('A client that listens hears of a change of roles, lists anew, and is let go when its token is revoked', async t => {
  const { access_token, client_id } = await authorize(gateway.url, { account: accounts.marco, scopes: ['bookings:read'] });
  const heard = new EventTarget();
  const client = new Client({ name: 'compass', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  client.setNotificationHandler('notifications/tools/list_changed', () => heard.dispatchEvent(new Event('changed')));
  await client.connect(new StreamableHTTPClientTransport(new URL(gateway.mcpUrl), {
    requestInit: { headers: { authorization: `Bearer ${access_token}` } },
  }));
  t.after(() => client.close());
  assert.ok(await lists(client, 'search_bookings'));

  const subscription = await client.listen({ toolsListChanged: true, promptsListChanged: true });
  assert.deepEqual(subscription.honoredFilter, { toolsListChanged: true });

  const changed = once(heard, 'changed');
  await changeRoles(accounts.marco, ['finance']);
  await changed;
  assert.ok(!await lists(client, 'search_bookings'));

  const body = new URLSearchParams({ token: access_token, client_id });
  assert.equal((await fetch(`${gateway.url}/revoke`, { method: 'POST', body })).status, 200);
  assert.equal(await subscription.closed, 'graceful');
});

async function lists(client, name) {
  return (await client.listTools()).tools.some(tool => tool.name === name);
}

async function changeRoles({ login }, roles) {
  const answer = await fetch(`${gateway.backOfficeUrl}/_sample/users/${login}/roles`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ organizer: 'org_alpine', roles, notify: true }),
  });
  assert.equal(answer.status, 200, await answer.text());
}
