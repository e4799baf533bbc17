// A browser without scripts, for tests: it keeps cookies, follows redirects within one origin, and submits forms.
import { once } from 'node:events';
import { request } from 'node:http';

export class Browser {
  #origin;
  #cookies = []; // { name, path, value }

  constructor(origin) {
    this.#origin = origin;
  }

  // Returns { status, headers, text, url } of the page that is reached in the end, or { left } if it redirects to a URL
  // outside of the origin. `form`: what to post (URLSearchParams); without it the page is got.
  async open(url, form) {
    const { status, headers, text } = await this.#ask(url, form);
    if (![302, 303].includes(status)) return { status, headers, text, url };
    const next = new URL(headers.location, url);
    return next.origin === this.#origin ? this.open(next.href) : { left: next };
  }

  // Submits the form of `page` with its hidden fields and `fields`.
  submit(page, fields) {
    const form = formOf(page);
    return this.open(new URL(form.action, page.url).href, new URLSearchParams({ ...form.hidden, ...fields }));
  }

  // fetch() would join several Set-Cookie headers, and in Debian 12's Node.js nothing takes them apart again.
  async #ask(url, form) {
    const headers = { Accept: 'text/html', Cookie: this.#cookiesFor(url) };
    if (form) headers['Content-Type'] = 'application/x-www-form-urlencoded';
    const question = request(url, { method: form ? 'POST' : 'GET', headers });
    question.end(form?.toString());
    const [answer] = await once(question, 'response');
    (answer.headers['set-cookie'] ?? []).forEach((line) => this.#keep(line));
    let text = '';
    for await (const chunk of answer.setEncoding('utf8')) text += chunk;
    return { status: answer.statusCode, headers: answer.headers, text };
  }

  #keep(line) {
    const [pair, ...attributes] = line.split(/; */);
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = attributes.find((one) => /^path=/i.test(one))?.slice('path='.length) ?? '/';
    this.#cookies = this.#cookies.filter((cookie) => cookie.name !== name || cookie.path !== path);
    if (value) this.#cookies.push({ name, path, value }); // A cookie that is taken away comes without a value.
  }

  #cookiesFor(url) {
    const { pathname } = new URL(url);
    const sent = this.#cookies.filter(({ path }) => pathname.startsWith(path));
    return sent.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const unescape = (text) => text?.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity]);
const attribute = (tag, name) => unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]);

// Returns { action, hidden (name → value), names (of fields that a person fills in), buttons ("name=value") }.
export function formOf({ text, url }) {
  const tag = /<form\b[^>]*>/.exec(text)?.[0];
  if (!tag) throw new Error(`No form on this page:\n${text}`);
  const inputs = [...text.matchAll(/<input\b[^>]*>/g)].map(([input]) => input);
  const isHidden = (input) => attribute(input, 'type') === 'hidden';
  const pairOf = (input) => [attribute(input, 'name'), attribute(input, 'value') ?? ''];
  return {
    action: attribute(tag, 'action') ?? url,
    hidden: Object.fromEntries(inputs.filter(isHidden).map(pairOf)),
    names: inputs.filter((input) => !isHidden(input)).map((input) => attribute(input, 'name')),
    buttons: [...text.matchAll(/<button\b[^>]*>/g)].map(([button]) => pairOf(button).join('=')),
  };
}
