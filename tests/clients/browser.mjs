import { parse } from 'node-html-parser';
import { CookieJar } from './cookies.mjs';
import { Form } from './form.mjs';

const mostRedirects = 20;

/** A person's browser with scripts off: it keeps cookies, follows redirects one by one and submits forms as written. */
export class Browser {
  #cookies = new CookieJar();

  /** Opens an address. With `until`, stops before visiting an address that starts so, and returns that address. */
  open(url, { until } = {}) {
    return this.#visit({ url: new URL(url), method: 'GET' }, until, () => true);
  }

  /** Presses a button of a form on the page. */
  submit(page, form, { name, value, until } = {}) {
    const data = form.data(name, value);
    const url = new URL(form.action || page.url, page.url);
    const allowed = formTargets(page);
    if (form.method === 'GET') {
      url.search = data.toString();
      return this.#visit({ url, method: 'GET' }, until, allowed);
    }
    return this.#visit({ url, method: 'POST', body: data, origin: originOf(page) }, until, allowed);
  }

  async #visit(request, until, allowed) {
    for (let hop = 0; hop < mostRedirects; hop++) {
      if (!allowed(request.url)) throw new Error(`The page's form-action keeps the form from ${request.url.origin}.`);
      if (until && request.url.href.startsWith(until)) return request.url;
      const response = await this.#send(request);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || !location) return await pageOf(request.url, response);
      await response.arrayBuffer();
      request = redirected(request, response.status, new URL(location, request.url));
    }
    throw new Error(`More than ${mostRedirects} redirects, the last to ${request.url.origin}${request.url.pathname}.`);
  }

  async #send({ url, method, body, origin }) {
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'en' };
    const cookie = this.#cookies.header(url);
    if (cookie) headers.cookie = cookie;
    if (origin) headers.origin = origin;
    const response = await fetch(url, { method, body, headers, redirect: 'manual' });
    this.#cookies.store(url, response.headers.getSetCookie());
    return response;
  }
}

async function pageOf(url, response) {
  const html = await response.text();
  const document = parse(html);
  return {
    url,
    status: response.status,
    headers: response.headers,
    document,
    text: document.textContent.replace(/\s+/g, ' '),
    forms: document.querySelectorAll('form').map(element => new Form(element)),
  };
}

/** 307 and 308 repeat the request; the others turn a POST into a GET (RFC 9110 §15.4). */
function redirected(request, status, url) {
  return status === 307 || status === 308 ? { ...request, url } : { url, method: 'GET' };
}

/** A page that forbids referrers makes the browser send an opaque origin (Fetch, "append a request Origin header"). */
function originOf(page) {
  return page.headers.get('referrer-policy') === 'no-referrer' ? 'null' : page.url.origin;
}

/** Chromium holds every redirect that follows a form against the page's form-action too. */
function formTargets(page) {
  const policy = page.headers.get('content-security-policy') ?? '';
  const directive = policy.split(';').map(part => part.trim().split(/\s+/)).find(([name]) => name === 'form-action');
  if (!directive) return () => true;
  return url => directive.slice(1).some(source =>
    source === '*' || (source === "'self'" && url.origin === page.url.origin) ||
    source === url.protocol || matchesOrigin(source, url));
}

function matchesOrigin(source, url) {
  const [, scheme, host, port] = /^([a-z][a-z0-9+.-]*):\/\/([^/:]+|\[[^\]]+\])(?::(\d+|\*))?/i.exec(source) ?? [];
  if (!scheme || `${scheme}:` !== url.protocol || host !== url.hostname) return false;
  return port === '*' || (port ?? '') === url.port;
}
