import assert from 'node:assert/strict';

/** The demo accounts that the tests sign in with. */
export const accounts = {
  olivia: { login: 'olivia@alpine.example', password: 'try-olivia' },
  marco: { login: 'marco@alpine.example', password: 'try-marco' },
  vera: { login: 'vera@alpine.example', password: 'try-vera' },
};

/**
 * Walks from the authorization request to the client's redirect as the person would: signs in at the back office,
 * reads the consent page, ticks, allows. Returns the redirect and what the consent page showed. An address that does
 * not say where it leads back to (RFC 9126) needs `redirectUri`.
 */
export async function signIn(browser, authorizationUrl,
  { account, organizer = 'org_alpine', scopes, redirectUri } = {}) {
  const until = redirectUri ?? new URL(authorizationUrl).searchParams.get('redirect_uri');
  let consent;
  let page = await browser.open(authorizationUrl, { until });
  for (let step = 0; step < 6 && !(page instanceof URL); step++) {
    assert.equal(page.status, 200, `${page.url.origin}${page.url.pathname} answered ${page.status}: ${page.text}`);
    const asked = formWith(page, 'input[type=password]');
    if (asked) {
      page = await submitPassword(browser, page, asked, account, until);
    } else {
      consent = readConsent(page);
      page = await allow(browser, page, organizer, scopes ?? consent.scopes, until);
    }
  }
  assert.ok(page instanceof URL, 'The pages did not lead back to the client.');
  return { callback: page, consent };
}

/** Signs in wherever the gateway sends a person who opens one of its pages. */
export async function openSignedIn(browser, url, account) {
  const page = await browser.open(url);
  const asked = formWith(page, 'input[type=password]');
  return asked ? submitPassword(browser, page, asked, account) : page;
}

function submitPassword(browser, page, form, account, until) {
  form.fill('input[autocomplete=username]', account.login);
  form.fill('input[type=password]', account.password);
  return browser.submit(page, form, { until });
}

function readConsent(page) {
  const form = formWith(page, '[name=decision]');
  assert.ok(form, `Neither a sign-in nor a consent page: ${page.url.origin}${page.url.pathname} ${page.text}`);
  return { text: page.text, scopes: form.offered('scope'), organizers: form.offered('organizer') };
}

function allow(browser, page, organizer, scopes, until) {
  const form = formWith(page, '[name=decision]');
  if (form.offered('organizer').includes(organizer)) form.tick('organizer', [organizer]);
  form.tick('scope', scopes);
  return browser.submit(page, form, { name: 'decision', value: 'allow', until });
}

function formWith(page, selector) {
  return page.forms.find(form => form.has(selector));
}
