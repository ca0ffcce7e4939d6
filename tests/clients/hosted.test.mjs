import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Browser } from './browser.mjs';
import { connectionIds } from './connections.mjs';
import { chatGpt, claude, HostedClient } from './drivers/hosted-client.mjs';
import { expectedTools } from './expectations.mjs';
import { startGateway } from './gateway.mjs';
import { accounts, signIn } from './sign-in.mjs';

const refreshAheadSeconds = 120;
const addresses = ['127.0.0.1', '127.0.0.2'];

let gateway;
before(async () => (gateway = await startGateway('--Gateway:OAuth:AccessTokenLifetime', '00:01:50')));
after(() => gateway?.stop());

test('Claude finds its way from a refused request, or from the documents alone', async () => {
  const client = new HostedClient(gateway.mcpUrl, claude);
  await client.discover(await client.initialize());

  assert.equal(client.resource.resource, gateway.mcpUrl);
  assert.equal(client.server.client_id_metadata_document_supported, true);
  assert.ok(client.server.token_endpoint_auth_methods_supported.includes('none'));
  for (const path of ['/mcp', '']) {
    const response = await fetch(`${gateway.url}/.well-known/oauth-protected-resource${path}`);
    assert.deepEqual(await response.json(), client.resource);
  }
});

test('Claude connects by its document, refreshes from two addresses at once and stays connected', async () => {
  const { client } = await connect(claude, asked => ({ scope: `${asked.scope} offline_access` }));
  assert.deepEqual(await toolsOf(client), expectedTools(client.tokens.scope.split(' ')));

  for (let round = 0; round < 3; round++) {
    const [one, other] = await Promise.all(addresses.map(address => client.refreshFrom(address)));
    assert.deepEqual(one, other);
    client.tokens = one;
    assert.equal((await callWhoami(client)).organizer_id, 'org_alpine');
  }
});

test('Claude may come back to the other address of its document, and to no third', async () => {
  const other = 'https://claude.com/api/mcp/auth_callback';
  const client = new HostedClient(gateway.mcpUrl, { ...claude, redirectUri: other });
  await client.discover(await client.initialize());
  const { callback } = await signIn(new Browser(), client.authorizationUrl(), { account: accounts.marco });
  await client.redeem(callback);

  const elsewhere = client.authorizationUrl({ redirect_uri: 'https://claude.example/api/mcp/auth_callback' });
  const refusal = await fetch(elsewhere, { redirect: 'manual' });
  assert.equal(refusal.status, 400);
  assert.equal(refusal.headers.get('location'), null);
});

test('ChatGPT probes, falls back to the handshake and asks for no scope at all', async () => {
  const { client } = await connect(chatGpt, () => ({}));
  assert.equal(client.server.authorization_response_iss_parameter_supported, true);

  const discovered = await answerOf(await client.ask('server/discover', {}, { id: 'openai-mcp-discover' }));
  assert.equal(discovered.id, 'openai-mcp-discover');
  assert.ok(discovered.result.supportedVersions.includes('2026-07-28'));
  const initialized = await answerOf(await client.initialize());
  assert.equal(initialized.result.protocolVersion, '2025-11-25');
  const listed = await answerOf(await client.askAsBefore('tools/list'));
  assert.deepEqual(listed.result.tools.map(tool => tool.name), await toolsOf(client));
  assert.deepEqual(await toolsOf(client), expectedTools(client.tokens.scope.split(' ')));
});

test('ChatGPT refreshes ahead of time, from two addresses at once, and leaves the old token as it is', async () => {
  const { client } = await connect(chatGpt, () => ({}));
  const before = client.tokens;
  assert.ok(before.expires_in <= refreshAheadSeconds, 'The token is due at once.');

  const [one, other] = await Promise.all(addresses.map(address => client.refreshFrom(address)));
  assert.deepEqual(one, other);
  for (const tokens of [before, one]) {
    client.tokens = tokens;
    assert.equal((await callWhoami(client)).organizer_id, 'org_alpine');
  }
});

test('ChatGPT may leave a call that takes too long, and call again', async () => {
  const { client } = await connect(chatGpt, () => ({}));
  const path = '/v1/organizers/org_alpine/bookings';
  await fault({ path, fault: 'delay:20000', times: 1 });
  const leaving = new AbortController();
  const slow = client.ask('tools/call', { name: 'search_bookings', arguments: {} }, { signal: leaving.signal });
  await Promise.all([assert.rejects(slow, { name: 'AbortError' }), arrived(path).then(() => leaving.abort())]);

  const again = await answerOf(await client.ask('tools/call', { name: 'search_bookings', arguments: { limit: 1 } }));
  assert.equal(again.result.structuredContent.items.length, 1);
});

test('ChatGPT gives its token back when the person disconnects it, and nothing works from then on', async () => {
  const before = await connectionIds(new Browser(), gateway.url, accounts.marco);
  const { client, browser } = await connect(chatGpt, () => ({}));
  await callWhoami(client);
  const [connection] = (await connectionIds(browser, gateway.url, accounts.marco)).filter(id => !before.includes(id));

  assert.equal((await client.revoke()).status, 200);

  assert.equal((await client.ask('tools/list')).status, 401);
  const refused = await client.refresh();
  assert.deepEqual([refused.status, (await refused.json()).error], [400, 'invalid_grant']);
  assert.ok(!(await connectionIds(browser, gateway.url, accounts.marco)).includes(connection));
  const end = (await gateway.audit(connection)).events.find(event => event.action === 'connection.revoked');
  assert.deepEqual([end.code, end.client_id, end.provider], ['by_client', chatGpt.clientId, chatGpt.provider]);
});

async function connect(identity, parametersOf) {
  const client = new HostedClient(gateway.mcpUrl, identity);
  await client.discover(await client.ask('server/discover', {}, { id: 'openai-mcp-discover' }));
  const browser = new Browser();
  const url = client.authorizationUrl(parametersOf(client));
  const { callback, consent } = await signIn(browser, url, { account: accounts.marco });
  for (const shown of [identity.name, identity.host, identity.provider]) assert.ok(consent.text.includes(shown), shown);
  await client.redeem(callback);
  return { client, browser };
}

async function toolsOf(client) {
  return (await answerOf(await client.ask('tools/list'))).result.tools.map(tool => tool.name);
}

async function callWhoami(client) {
  const { result } = await answerOf(await client.ask('tools/call', { name: 'whoami', arguments: {} }));
  return result.structuredContent;
}

/** The answer, whether it came as JSON or as the one event of a stream. */
async function answerOf(response) {
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text);
}

async function fault(planned) {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(planned);
  const response = await fetch(`${gateway.backOfficeUrl}/_sample/faults`, { method: 'POST', headers, body });
  assert.ok(response.ok, await response.text());
}

/** Waits until the back office has been asked for this path. */
async function arrived(path) {
  const seen = async () => (await fetch(`${gateway.backOfficeUrl}/_sample/requests`)).json();
  while (!(await seen()).some(request => request.path === path)) await delay(50);
}
