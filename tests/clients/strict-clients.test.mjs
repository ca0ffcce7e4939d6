import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { Oauth4webapi } from './drivers/oauth4webapi.mjs';
import { OpenidClient } from './drivers/openid-client.mjs';
import { expectedTools } from './expectations.mjs';
import { startGateway } from './gateway.mjs';
import { probeRequest } from './probe.mjs';
import { accounts, signIn } from './sign-in.mjs';

let gateway;
before(async () => (gateway = await startGateway()));
after(() => gateway?.stop());

for (const library of [Oauth4webapi, OpenidClient]) {
  for (const method of ['none', 'client_secret_basic', 'client_secret_post']) {
    test(`${library.library} with ${method} authorizes, calls, refreshes, narrows and revokes`, async () => {
      const client = await register(library, method);
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
      await assert.rejects(list(client, narrow), problem => challenges(problem, 'bearer', 'invalid_token'));
      await assert.rejects(client.refresh(narrow.refresh_token), { error: 'invalid_grant', status: 400 });
    });
  }

  test(`${library.library} reads each refusal of the token endpoint as the error that it is`, async () => {
    const client = await register(library, 'client_secret_basic');
    const { callback, request } = await authorize(client);
    const tokens = await client.redeem(callback, request);

    await assert.rejects(client.refresh(tokens.refresh_token, { scope: 'refunds:write' }), { error: 'invalid_scope' });
    await assert.rejects(client.refresh(tokens.refresh_token, { resource: `${gateway.url}/other` }),
      { error: 'invalid_target' });
    const other = await authorize(client);
    await assert.rejects(client.redeem(other.callback, { ...other.request, verifier: random() }),
      { error: 'invalid_grant', status: 400 });
    client.authenticateWith('another-secret');
    await assert.rejects(client.refresh(tokens.refresh_token), problem => challenges(problem, 'basic'));
  });

  test(`${library.library} reads a refused authorization, and knows who refused`, async () => {
    const client = await register(library, 'none');
    const { callback, request } = await authorize(client, { resource: 'https://other.example/mcp' });

    assert.equal(callback.searchParams.get('iss'), client.issuer);
    await assert.rejects(async () => client.redeem(callback, request), { error: 'invalid_target' });
    callback.searchParams.set('iss', 'https://other.example');
    await assert.rejects(async () => client.redeem(callback, request), { code: 'OAUTH_INVALID_RESPONSE' });
  });
}

function register(library, method) {
  return library.register(gateway.mcpUrl, {
    client_name: `Strict ${library.library}`, redirect_uris: ['http://127.0.0.1:53683/callback'],
    token_endpoint_auth_method: method, grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
  });
}

async function authorize(client, changes) {
  const request = { state: random(), verifier: random(), resource: gateway.mcpUrl, ...changes };
  const url = await client.authorizationUrl({ scope: 'bookings:read sales:read offline_access', ...request });
  const { callback } = await signIn(new Browser(), url.href, { account: accounts.marco });
  return { callback, request };
}

function list(client, tokens) {
  return client.request(tokens.access_token, { url: gateway.mcpUrl, ...probeRequest });
}

async function assertListed(client, tokens) {
  const { result } = await (await list(client, tokens)).json();
  assert.deepEqual(result.tools.map(tool => tool.name).sort(), expectedTools(tokens.scope.split(' ')));
}

/** Whether the libraries have parsed this challenge out of WWW-Authenticate. */
function challenges({ cause, status }, scheme, error) {
  const [challenge] = cause;
  assert.equal(status, 401);
  assert.deepEqual([challenge.scheme, challenge.parameters.error], [scheme, error]);
  return true;
}

function random() {
  return randomBytes(32).toString('base64url');
}
