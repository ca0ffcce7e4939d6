import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { configuredClients, settingsOf } from './configured-clients.mjs';
import { Oauth4webapi } from './drivers/oauth4webapi.mjs';
import { OpenidClient } from './drivers/openid-client.mjs';
import { expectedTools } from './expectations.mjs';
import { startGateway } from './gateway.mjs';
import { probeRequest } from './probe.mjs';
import { accounts, signIn } from './sign-in.mjs';

const redirectUri = 'http://127.0.0.1:53683/callback';
const configured = await configuredClients(redirectUri);

let gateway;
before(async () => (gateway = await startGateway(...settingsOf(configured))));
after(() => gateway?.stop());

for (const library of [Oauth4webapi, OpenidClient]) {
  const clients = [
    ...['none', 'client_secret_basic', 'client_secret_post'].map(method =>
      ({ title: `${method} by registration`, open: () => register(library, method) })),
    ...configured.map(({ title, metadata, credential }) =>
      ({ title, open: () => library.known(gateway.mcpUrl, metadata, credential) })),
  ];

  for (const { title, open } of clients) {
    test(`${library.library} with ${title} authorizes, calls, refreshes, narrows and revokes`, async () => {
      const client = await open();
      const { callback, request } = await authorize(client);
      const first = await client.redeem(callback, request);
      await assertListed(client, first);

      const second = await client.refresh(first.refresh_token, { resource: gateway.mcpUrl });
      assert.notEqual(second.refresh_token, first.refresh_token);
      await assertListed(client, second);

      const narrow = await client.refresh(second.refresh_token, { scope: 'bookings:read' });
      assert.equal(narrow.scope, 'bookings:read');
      await assertListed(client, narrow);

      await client.revoke(narrow.refresh_token);
      await assert.rejects(list(client, narrow), problem => challenges(problem, 401, 'bearer', 'invalid_token'));
      await assert.rejects(client.refresh(narrow.refresh_token), { error: 'invalid_grant', status: 400 });
    });

    test(`${library.library} with ${title} pushes its request ahead, which is good for one code`, async () => {
      const client = await open();
      const { url, callback, request } = await authorize(client, {}, 'pushedUrl');
      await assertListed(client, await client.redeem(callback, request));

      const again = await fetch(url, { redirect: 'manual' });
      assert.equal(again.status, 400);
      assert.equal(again.headers.get('location'), null);
      await assert.rejects(client.pushedUrl({ ...newRequest(), resource: 'https://other.example/mcp' }),
        { error: 'invalid_target', status: 400 });
    });
  }

  test(`${library.library} reads each refusal of the token endpoint as the error that it is`, async () => {
    const client = await register(library, 'client_secret_basic');
    const { callback, request } = await authorize(client);
    const tokens = await client.redeem(callback, request);

    await assert.rejects(client.refresh(tokens.refresh_token, { scope: 'refunds:write' }), { error: 'invalid_scope' });
    await assert.rejects(client.refresh(tokens.refresh_token, { resource: `${gateway.url}/other` }),
      { error: 'invalid_target' });
    await assert.rejects(client.clientCredentials({ scope: 'bookings:read' }), { error: 'unsupported_grant_type' });
    const other = await authorize(client);
    await assert.rejects(client.redeem(other.callback, { ...other.request, verifier: random() }),
      { error: 'invalid_grant', status: 400 });
    client.authenticateWith('another-secret');
    await assert.rejects(client.refresh(tokens.refresh_token), problem => challenges(problem, 401, 'basic'));
    await assert.rejects(client.pushedUrl(newRequest()), problem => challenges(problem, 401, 'basic'));
    await assert.rejects(client.revoke(tokens.refresh_token), problem => challenges(problem, 401, 'basic'));
  });

  test(`${library.library} reads a refused authorization, and knows who refused`, async () => {
    const client = await register(library, 'none');
    const { callback, request } = await authorize(client, { resource: 'https://other.example/mcp' });

    assert.equal(callback.searchParams.get('iss'), client.issuer);
    await assert.rejects(async () => client.redeem(callback, request), { error: 'invalid_target' });
    callback.searchParams.set('iss', 'https://other.example');
    await assert.rejects(async () => client.redeem(callback, request), { code: 'OAUTH_INVALID_RESPONSE' });
    callback.searchParams.delete('iss');
    await assert.rejects(async () => client.redeem(callback, request), { code: 'OAUTH_INVALID_RESPONSE' });
  });

  test(`${library.library} learns which scopes are missing, and asks for them`, async () => {
    const client = await register(library, 'none');
    const before = await authorize(client, { scope: 'configuration:read' });
    const few = await client.redeem(before.callback, before.request);
    let asked;
    await assert.rejects(call(client, few, 'list_promo_codes'), problem => {
      asked = problem.cause[0].parameters.scope;
      return challenges(problem, 403, 'bearer', 'insufficient_scope');
    });

    const after = await authorize(client, { scope: asked });
    const more = await client.redeem(after.callback, after.request);
    assert.deepEqual(more.scope.split(' ').sort(), ['configuration:read', 'promotions:read']);
    const { result } = await (await call(client, more, 'list_promo_codes')).json();
    assert.notEqual(result.isError, true);
  });

  test(`${library.library} introspects with the operator's credential, and with no client's`, async () => {
    const client = await register(library, 'client_secret_post');
    const credential = await gateway.operatorCredential();
    const { callback, request } = await authorize(client);
    const tokens = await client.redeem(callback, request);

    const access = await client.introspect(tokens.access_token, credential);
    assert.deepEqual([access.active, access.scope, access.client_id, access.aud, access.iss],
      [true, tokens.scope, client.metadata.client_id, gateway.mcpUrl, client.issuer]);
    assert.equal((await client.introspect(tokens.refresh_token, credential)).aud, client.issuer);
    await assert.rejects(client.introspect(tokens.access_token), problem => challenges(problem, 401, 'bearer'));
    await client.revoke(tokens.access_token);
    assert.deepEqual(await client.introspect(tokens.access_token, credential), { active: false });
  });

  test(`${library.library} reads, changes and ends its registration as a resource of its own`, async () => {
    const client = await register(library, 'none');
    const { registration_access_token: token, registration_client_uri: url, ...registered } = client.metadata;
    const manage = (method, body) => client.request(token,
      { url, method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body) });
    assert.deepEqual(await (await manage('GET')).json(), client.metadata);

    const { client_id_issued_at, ...changeable } = registered;
    const changed = await (await manage('PUT', { ...changeable, client_name: 'Renamed' })).json();
    assert.deepEqual(changed, { ...client.metadata, client_name: 'Renamed' });

    const { callback, request } = await authorize(client);
    const tokens = await client.redeem(callback, request);
    assert.equal((await manage('DELETE')).status, 204);
    await assert.rejects(manage('GET'), problem => challenges(problem, 401, 'bearer', 'invalid_token'));
    await assert.rejects(list(client, tokens), problem => challenges(problem, 401, 'bearer', 'invalid_token'));
    await assert.rejects(client.refresh(tokens.refresh_token), { error: 'invalid_client', status: 401 });
  });
}

function register(library, method) {
  return library.register(gateway.mcpUrl, {
    client_name: `Strict ${library.library}`, redirect_uris: [redirectUri], token_endpoint_auth_method: method,
    grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
  });
}

function newRequest() {
  const scope = 'bookings:read sales:read offline_access';
  return { state: random(), verifier: random(), resource: gateway.mcpUrl, scope };
}

/** Takes a request of the client to the person's answer. `kind` is how its address comes about. */
async function authorize(client, changes, kind = 'authorizationUrl') {
  const { scope, ...request } = { ...newRequest(), ...changes };
  const url = await client[kind]({ scope, ...request });
  const { callback } = await signIn(new Browser(), url.href, { account: accounts.marco, redirectUri });
  return { url, callback, request };
}

function list(client, tokens) {
  return client.request(tokens.access_token, { url: gateway.mcpUrl, ...probeRequest });
}

function call(client, tokens, tool) {
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: tool, arguments: {} } };
  return client.request(tokens.access_token, { url: gateway.mcpUrl, ...probeRequest, body: JSON.stringify(message) });
}

async function assertListed(client, tokens) {
  const { result } = await (await list(client, tokens)).json();
  assert.deepEqual(result.tools.map(tool => tool.name).sort(), expectedTools(tokens.scope.split(' ')));
}

/** Whether the libraries have parsed this challenge out of WWW-Authenticate. */
function challenges({ cause, status }, expected, scheme, error) {
  const [challenge] = cause;
  assert.equal(status, expected);
  assert.deepEqual([challenge.scheme, challenge.parameters.error], [scheme, error]);
  return true;
}

function random() {
  return randomBytes(32).toString('base64url');
}
