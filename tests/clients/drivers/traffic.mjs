/** A fetch that remembers what a client asked and what it was answered, and changes nothing. */
export function recordingFetch() {
  const seen = [];
  const record = async (url, init) => {
    const response = await fetch(url, init);
    const { pathname } = new URL(url);
    seen.push({
      method: init?.method ?? 'GET',
      path: pathname,
      status: response.status,
      challenge: response.headers.get('www-authenticate'),
      grant: new URLSearchParams(init?.body instanceof URLSearchParams ? init.body : undefined).get('grant_type'),
    });
    return response;
  };
  return Object.assign(record, { seen });
}
