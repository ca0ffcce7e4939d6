import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startGateway } from '../clients/gateway.mjs';

export const languages = ['en', 'de', 'fr', 'es'];
export const widths = [360, 1280];

const shots = fileURLToPath(new URL('../../artifacts/screenshots/', import.meta.url));

/** The sample on free ports, and Debian's Chromium to look at it with. */
export class Stage {
  static async open(...settings) {
    await mkdir(shots, { recursive: true });
    const gateway = await startGateway(...settings);
    try {
      const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        // Chromium's own sandbox needs rights that a container does not give; it only ever opens the sample.
        args: ['--no-sandbox', '--disable-dev-shm-usage'],
      });
      return new Stage(gateway, browser);
    } catch (problem) {
      await gateway.stop();
      throw problem;
    }
  }

  constructor(gateway, browser) {
    Object.assign(this, { gateway, browser, url: gateway.url });
  }

  /** A person's browser of their own: no cookies yet, their language, their screen. */
  async visitor({ language = 'en', width = 1280, ...more } = {}) {
    const context = await this.browser.newContext({
      locale: language, viewport: { width, height: 800 }, timezoneId: 'Europe/Paris', ...more,
    });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', error => problems.push(`script: ${error.message}`));
    page.on('console', message => {
      if (message.text().includes('Content Security Policy')) problems.push(message.text());
    });
    return Object.assign(page, { problems, name: `${language}-${width}` });
  }

  async close() {
    await this.browser.close();
    await this.gateway.stop();
  }
}

/** Keeps what the page looks like, as output of the tests. */
export const keep = (page, name) => page.screenshot({ path: `${shots}${name}-${page.name}.png`, fullPage: true });
