import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Program } from './program.mjs';

const mostMs = 60_000;
const browser = `#!/bin/sh
printf %s "$1" > "$HOME/opening" && mv "$HOME/opening" "$HOME/opened"
`;

/** A person's desk: a home folder of its own, and a browser that only notes the address it is told to open. */
export class Desk {
  #running = new Set();

  static async create() {
    const desk = new Desk();
    desk.home = await mkdtemp(join(tmpdir(), 'desk-'));
    for (const name of ['work', 'tmp']) await mkdir(join(desk.home, name));
    await desk.write('bin/xdg-open', browser, 0o755);
    return desk;
  }

  async write(name, content, mode = 0o644) {
    const path = join(this.home, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { mode });
  }

  /** The address that the browser was told to open. */
  async opened() {
    for (const end = Date.now() + mostMs; Date.now() < end; await delay(50)) {
      const address = await readFile(join(this.home, 'opened'), 'utf8').catch(() => undefined);
      if (address) return address;
    }
    throw new Error('No program opened the browser.');
  }

  /** Starts a program of Node's at this desk. */
  start(script, args, settings = {}) {
    return this.#started(spawn(process.execPath, [script, ...args], this.#options(settings)));
  }

  /** Runs it to its end, with nobody at the keyboard, and returns what it said. */
  run(script, args, settings) {
    const program = this.start(script, args, settings);
    program.endTyping();
    return program.finished();
  }

  /** Starts it in a terminal, for programs that talk to nobody else. */
  startInTerminal(script, args, settings = {}) {
    const line = [process.execPath, script, ...args].map(word => `'${word}'`).join(' ');
    return this.#started(spawn('script', ['-qefc', line, '/dev/null'], this.#options(settings)));
  }

  async leave() {
    await Promise.all([...this.#running].map(program => program.stop()));
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  #options(settings) {
    const bin = join(this.home, 'bin');
    const PATH = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
    const own = { HOME: this.home, TMPDIR: join(this.home, 'tmp'), BROWSER: join(bin, 'xdg-open') };
    const env = { PATH, ...own, LANG: 'C.UTF-8', TERM: 'xterm-256color', ...settings };
    return { cwd: join(this.home, 'work'), env };
  }

  #started(child) {
    const program = new Program(child, mostMs);
    this.#running.add(program);
    return program;
  }
}
