import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startGateway } from './gateway.mjs';
import { probe } from './probe.mjs';

let gateway;
before(async () => (gateway = await startGateway()));
after(() => gateway?.stop());

test('A request without a bearer is told where to look', async () => {
  const response = await probe(gateway.mcpUrl);

  assert.equal(response.status, 401);
  const challenge = response.headers.get('www-authenticate');
  const document = `${gateway.url}/.well-known/oauth-protected-resource/mcp`;
  assert.ok(challenge.includes(`resource_metadata="${document}"`), challenge);
  assert.doesNotMatch(challenge, /error=/, 'Who sent no credentials is told of no error.');
});

for (const path of ['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp']) {
  test(`${path} names the resource and its authorization server`, async () => {
    const metadata = await json(path);

    assert.equal(metadata.resource, gateway.mcpUrl);
    assert.deepEqual(metadata.authorization_servers, [gateway.url]);
    assert.deepEqual(metadata.bearer_methods_supported, ['header']);
    assert.ok(metadata.scopes_supported.includes('bookings:read'));
    assert.ok(!metadata.scopes_supported.includes('offline_access'));
  });
}

for (const path of ['/.well-known/oauth-authorization-server', '/.well-known/oauth-authorization-server/mcp']) {
  test(`${path} has everything that a client needs to begin`, async () => {
    const metadata = await json(path);

    assert.equal(metadata.issuer, gateway.url);
    assert.equal(metadata.authorization_endpoint, `${gateway.url}/authorize`);
    assert.equal(metadata.token_endpoint, `${gateway.url}/token`);
    assert.equal(metadata.registration_endpoint, `${gateway.url}/register`);
    assert.equal(metadata.revocation_endpoint, `${gateway.url}/revoke`);
    assert.deepEqual(metadata.response_types_supported, ['code']);
    assert.deepEqual(metadata.code_challenge_methods_supported, ['S256']);
    assert.ok(['authorization_code', 'refresh_token'].every(grant => metadata.grant_types_supported.includes(grant)));
    assert.ok(metadata.token_endpoint_auth_methods_supported.includes('none'));
    assert.ok(metadata.scopes_supported.includes('offline_access'));
    assert.equal(metadata.authorization_response_iss_parameter_supported, true);
  });
}

async function json(path) {
  const response = await fetch(gateway.url + path);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^application\/json/);
  return response.json();
}
