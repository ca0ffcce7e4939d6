import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { revokeConnection } from './connections.mjs';
import { drivers } from './drivers/index.mjs';
import { auditMembers, expectedTools } from './expectations.mjs';
import { startGateway } from './gateway.mjs';
import { probe } from './probe.mjs';
import { accounts, signIn } from './sign-in.mjs';

let gateway;
before(async () => (gateway = await startGateway()));
after(() => gateway?.stop());

for (const driver of drivers) {
  test(`${driver.name} goes from a bare address to an audited call to a revocation`, async t => {
    const browser = new Browser();
    let consent;
    const session = await driver.connect(gateway.mcpUrl, async url => {
      const walk = await signIn(browser, url, { account: accounts.marco });
      consent = walk.consent;
      return walk.callback;
    });
    t.after(() => session.close());

    assertConsentNames(consent, driver.clientName);
    assertFirstSteps(session.traffic);
    if (driver.revision) assert.equal(session.revision, driver.revision);
    const requestIds = await callTools(session);

    const bearer = await session.accessToken();
    assert.equal((await probe(gateway.mcpUrl, bearer)).status, 200);
    const connection = await revokeConnection(browser, gateway.url, accounts.marco, driver.clientName);

    const refused = await probe(gateway.mcpUrl, bearer);
    assert.equal(refused.status, 401, 'The very next request with the same bearer must be refused.');
    assert.match(refused.headers.get('www-authenticate'), /error="invalid_token"/);
    await session.callUntilAskedToAuthorize('whoami', {});
    assertAudit(await gateway.audit(connection), requestIds);
  });
}

function assertConsentNames(consent, clientName) {
  assert.ok(consent, 'Consent was given without a page.');
  assert.ok(consent.text.includes(clientName), 'The consent page must name the client.');
  assert.ok(consent.text.includes('localhost'), 'The consent page must name the redirect host.');
}

/** The order in which a client that knows nothing but the address finds its way; mcp-remote hides its traffic. */
function assertFirstSteps(traffic) {
  if (!traffic) return;
  assert.equal(traffic[0].status, 401);
  assert.match(traffic[0].challenge, /^Bearer .*resource_metadata="http:[^"]+"/);
  assert.match(traffic[0].challenge, /scope="[^"]+"/);
  const steps = traffic.filter(step => step.path !== '/mcp').map(step => `${step.path} ${step.status}`);
  assert.deepEqual(steps.slice(0, 4), [
    '/.well-known/oauth-protected-resource/mcp 200',
    '/.well-known/oauth-authorization-server 200',
    '/register 201',
    '/token 200',
  ]);
}

async function callTools(session) {
  const tools = await session.listTools();
  const me = await call(session, 'whoami', {});
  assert.deepEqual(tools.map(tool => tool.name).sort(), expectedTools(me.structuredContent.scopes));
  assert.ok(!tools.some(tool => tool.name === 'refund_order'), 'A manager must not be shown refunds.');
  assert.equal(me.structuredContent.organizer_id, 'org_alpine');

  const found = await call(session, 'search_bookings', { limit: 5 });
  const bookings = found.structuredContent.items;
  assert.equal(bookings.length, 5);

  const booking = await call(session, 'get_booking', { booking_id: bookings[0].id });
  assert.equal(booking.structuredContent.id, bookings[0].id);
  return [me, found, booking].map(result => result._meta['gateway/requestId']);
}

async function call(session, name, args) {
  const result = await session.callTool(name, args);
  assert.ok(!result.isError, `${name}: ${JSON.stringify(result.content)}`);
  return result;
}

function assertAudit({ text, events }, requestIds) {
  const calls = events.filter(event => event.action === 'tool.called');
  for (const [index, tool] of ['whoami', 'search_bookings', 'get_booking'].entries()) {
    const event = calls.find(candidate => candidate.request_id === requestIds[index]);
    assert.ok(event, `The call of ${tool} is not in the audit.`);
    const { organizer_id, effect, outcome } = event;
    assert.deepEqual([event.tool, organizer_id, effect, outcome], [tool, 'org_alpine', 'read', 'success']);
    assert.ok(event.user_id && event.client_id && Date.parse(event.time));
  }
  for (const event of events) {
    assert.deepEqual(Object.keys(event).filter(member => !auditMembers.includes(member)), []);
  }
  assert.doesNotMatch(text, /@|marco|alpine\.example/i, 'The audit must hold no name and no address.');
}
