import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { Browser } from './browser.mjs';
import { signIn } from './sign-in.mjs';

const redirectUri = 'http://localhost:53682/oauth/callback';

/** Registers, signs in and redeems by hand, and returns the token response. */
export async function authorize(gatewayUrl, { account, organizer, scopes }) {
  const registration = await post(`${gatewayUrl}/register`, 'application/json', JSON.stringify({
    client_name: 'Token script', redirect_uris: [redirectUri], token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
  }));
  const verifier = randomBytes(32).toString('base64url');
  const request = new URLSearchParams({
    response_type: 'code', client_id: registration.client_id, redirect_uri: redirectUri,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
    state: randomBytes(16).toString('base64url'), resource: `${gatewayUrl}/mcp`,
    ...(scopes ? { scope: scopes.join(' ') } : {}),
  });
  const url = `${gatewayUrl}/authorize?${request}`;
  const { callback } = await signIn(new Browser(), url, { account, organizer, scopes });
  const code = callback.searchParams.get('code');
  assert.ok(code, `No code came back: ${callback.searchParams.get('error')}`);
  const granted = await post(`${gatewayUrl}/token`, 'application/x-www-form-urlencoded', new URLSearchParams({
    grant_type: 'authorization_code', code, client_id: registration.client_id, redirect_uri: redirectUri,
    code_verifier: verifier, resource: `${gatewayUrl}/mcp`,
  }).toString());
  return { ...granted, client_id: registration.client_id };
}

async function post(url, contentType, body) {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': contentType }, body });
  const text = await response.text();
  assert.ok(response.ok, `${new URL(url).pathname} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}
