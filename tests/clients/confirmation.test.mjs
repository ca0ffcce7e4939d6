import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Client as OlderClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OlderTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { authorize } from './authorize.mjs';
import { startGateway } from './gateway.mjs';
import { accounts } from './sign-in.mjs';

let gateway;
let bearer;
before(async () => {
  gateway = await startGateway();
  const scopes = ['sales:read', 'refunds:write', 'bookings:read'];
  const choices = { account: accounts.olivia, organizer: 'org_alpine', scopes };
  bearer = (await authorize(gateway.url, choices)).access_token;
});
after(() => gateway?.stop());

test('A client of 2026-07-28 asks its user by a form, and the refund is made once they accept', async t => {
  const forms = [];
  const client = await connectModern(t, form => (forms.push(form), { action: 'accept', content: {} }));
  const refund = await newRefund(client, 'A client that asks');
  const earlier = await refundsAsked();

  const result = await client.callTool({ name: 'refund_order', arguments: refund });

  assert.ok(!result.isError, JSON.stringify(result.content));
  assert.equal(result.structuredContent.order_id, refund.order_id);
  assert.equal(forms.length, 1);
  for (const words of ['Refund an order at Alpine Park?', `Order id: ${refund.order_id}`, 'Amount: 0.01', refund.reason]) {
    assert.ok(forms[0].message.includes(words), `${words} is missing in ${forms[0].message}`);
  }
  assert.equal(await refundsAsked(), earlier + 1);
});

for (const action of ['decline', 'cancel']) {
  test(`Nothing happens when the user answers the form with ${action}`, async t => {
    const client = await connectModern(t, () => ({ action }));
    const refund = await newRefund(client, `A client that meets ${action}`);
    const earlier = await refundsAsked();

    const result = await client.callTool({ name: 'refund_order', arguments: refund });

    assert.ok(result.isError);
    assert.match(result.content[0].text, /The user did not agree\. Nothing was done\./);
    assert.equal(await refundsAsked(), earlier);
  });
}

for (const [name, connect] of [['of 2026-07-28 without forms', connectModern], ['of the handshake era', connectOlder]]) {
  test(`A client ${name} is told first, and confirms by calling again`, async t => {
    const client = await connect(t);
    // A client that knows the output schemas holds every result against them.
    await client.listTools();
    const refund = await newRefund(client, `A client ${name}`);
    const earlier = await refundsAsked();

    const told = await client.callTool({ name: 'refund_order', arguments: refund });
    assert.ok(!told.isError, JSON.stringify(told.content));
    assert.match(told.content[0].text, /^Nothing has been done yet/);
    assert.equal(await refundsAsked(), earlier);

    const { confirmation } = told.structuredContent.confirmation_needed;
    const done = await client.callTool({ name: 'refund_order', arguments: { ...refund, confirmation } });
    assert.equal(done.structuredContent.order_id, refund.order_id);
    const again = await client.callTool({ name: 'refund_order', arguments: { ...refund, confirmation } });
    assert.match(again.content[0].text, /This confirmation was used before/);
    assert.equal(await refundsAsked(), earlier + 1);
  });
}

test('A rehearsal passes the strict client, and changes nothing', async t => {
  const client = await connectModern(t);
  await client.listTools();
  const refund = await newRefund(client, 'A rehearsal');
  const earlier = await refundsAsked();

  const told = await client.callTool({ name: 'refund_order', arguments: refund, _meta: { 'gateway/rehearsal': true } });

  assert.match(told.content[0].text, /^This was a rehearsal: nothing was done/);
  assert.equal(told.structuredContent.rehearsal.done, false);
  assert.equal(await refundsAsked(), earlier);
});

async function connectModern(t, answer) {
  const capabilities = answer ? { elicitation: { form: {} } } : {};
  const client = new Client({ name: 'compass', version: '1.0.0' }, { capabilities, versionNegotiation: { mode: 'auto' } });
  if (answer) client.setRequestHandler('elicitation/create', request => answer(request.params));
  return open(t, client, StreamableHTTPClientTransport);
}

function connectOlder(t) {
  return open(t, new OlderClient({ name: 'harbour', version: '1.0.0' }), OlderTransport);
}

async function open(t, client, Transport) {
  const requestInit = { headers: { authorization: `Bearer ${bearer}` } };
  await client.connect(new Transport(new URL(gateway.mcpUrl), { requestInit }));
  t.after(() => client.close());
  return client;
}

/** One cent of some order; the reason tells it from every other refund. */
async function newRefund(client, reason) {
  const { structuredContent } = await client.callTool({ name: 'list_payments', arguments: { limit: 1 } });
  return { order_id: structuredContent.items[0].order_id, amount: 0.01, currency: 'EUR', reason };
}

/** How many refunds the back office was asked for so far. */
async function refundsAsked() {
  const requests = await (await fetch(`${gateway.backOfficeUrl}/_sample/requests`)).json();
  return (requests.requests ?? requests).filter(({ method, path }) => method === 'POST' && path.endsWith('/refunds')).length;
}
