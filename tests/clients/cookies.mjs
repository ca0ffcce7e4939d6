/** Cookies as a browser keeps them: by host and path, whatever the port (RFC 6265 §8.5). */
export class CookieJar {
  #cookies = new Map();

  store(url, setCookieHeaders) {
    for (const header of setCookieHeaders) {
      const [pair, ...attributes] = header.split(';').map(part => part.trim());
      const [name, value] = splitOnce(pair);
      const settings = Object.fromEntries(attributes.map(splitOnce).map(([key, text]) => [key.toLowerCase(), text]));
      const path = settings.path?.startsWith('/') ? settings.path : '/';
      const key = `${url.hostname} ${path} ${name}`;
      if (isOver(settings)) this.#cookies.delete(key);
      else this.#cookies.set(key, { host: url.hostname, path, name, value });
    }
  }

  header(url) {
    return [...this.#cookies.values()]
      .filter(cookie => cookie.host === url.hostname && isUnder(url.pathname, cookie.path))
      .map(cookie => `${cookie.name}=${cookie.value}`)
      .join('; ');
  }
}

function splitOnce(text) {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function isOver(settings) {
  if (settings['max-age'] !== undefined) return Number(settings['max-age']) <= 0;
  return settings.expires !== undefined && Date.parse(settings.expires) <= Date.now();
}

function isUnder(pathname, path) {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
