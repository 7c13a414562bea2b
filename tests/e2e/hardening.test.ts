import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scene } from './support/scene.ts';

// Each test plays a hostile page, or a hostile file in the program's folder, from inside the running program.
// A web server of ours stands for the network: nothing may ever reach it.

const running = scene('hardening', { archive: false });
let server: http.Server;
let origin: string;
let visits: string[] = [];

beforeAll(async () => {
  server = http.createServer((request, response) => {
    visits.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await (await fetch(origin)).text()).toBe('reached');
});
beforeEach(() => {
  visits = [];
});
afterAll(() => {
  server.close();
});

/** Runs code as the page's own would run: from a timer, since code that a debugger evaluates escapes the CSP. */
function inPage<T>(body: string): Promise<T> {
  const code = `new Promise((done) => setTimeout(async () => { try { done(await (async () => { ${body} })()); } catch (error) { done('refused: ' + error.name); } }, 0))`;
  return running.page.evaluate(code) as Promise<T>;
}

const refused = expect.stringMatching(/^refused/);

describe('the page', () => {
  it('is sandboxed, isolated and without Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) =>
        (
          window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences(),
      ),
    );
    expect(preferences).not.toEqual([]);
    for (const one of preferences)
      expect(one).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        webSecurity: true,
      });
    expect(
      await inPage('return [typeof require, typeof process, typeof module, typeof Buffer, typeof global]'),
    ).toEqual(Array.from({ length: 5 }, () => 'undefined'));
  });

  it('holds two functions of the program and cannot change them', async () => {
    expect(await inPage('return Object.keys(window.yanzhen).sort()')).toEqual(['invoke', 'on']);
    expect(await inPage("'use strict'; window.yanzhen.invoke = () => 1; return 1")).toEqual(refused);
  });

  it('reaches no channel or event outside the contract', async () => {
    expect(await inPage("return await window.yanzhen.invoke('shell.open', {})")).toEqual(refused);
    expect(await inPage("return window.yanzhen.on('console-message', () => {})")).toEqual(refused);
  });

  it('gets no stack or SQL when its input is wrong', async () => {
    const answer = await inPage(
      "return await window.yanzhen.invoke('archive.unlock', { userName: { $gt: '' } })",
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    expect(JSON.stringify(answer)).not.toMatch(/\bat |SELECT|\.ts|\.cjs/);
  });

  it('comes from app:// and runs no text as code', async () => {
    expect(running.page.url()).toMatch(/^app:\/\/yanzhen\//);
    expect(await inPage("return (0, eval)('1')")).toEqual(refused);
    expect(await inPage("return new Function('return 1')()")).toEqual(refused);
    const inline =
      "const s = document.createElement('script'); s.textContent = 'window.planted = 1'; document.head.append(s); return typeof window.planted";
    expect(await inPage(inline)).toBe('undefined');
  });
});

describe('the network', () => {
  it('is closed to fetch, images, scripts, sockets and beacons', async () => {
    expect(await inPage(`return (await fetch('${origin}/fetch')).status`)).toEqual(refused);
    const load = (tag: string) =>
      `return await new Promise((done) => { const e = document.createElement('${tag}'); e.onload = () => done('loaded'); e.onerror = () => done('refused: onerror'); e.src = '${origin}/${tag}'; document.body.append(e); })`;
    expect(await inPage(load('img'))).toEqual(refused);
    expect(await inPage(load('script'))).toEqual(refused);
    const socket = `return await new Promise((done) => { const s = new WebSocket('${origin.replace('http', 'ws')}/ws'); s.onopen = () => done('open'); s.onerror = () => done('refused: onerror'); })`;
    expect(await inPage(socket)).toEqual(refused);
    await inPage(`navigator.sendBeacon('${origin}/beacon', 'x')`);
    await running.page.waitForTimeout(1000);
    expect(visits).toEqual([]);
  });

  it('is closed below the page too, where no CSP rules', async () => {
    const outcome = await running.app.evaluate(async ({ BrowserWindow }, address) => {
      const window = new BrowserWindow({ show: false });
      try {
        await window.loadURL(address);
        return 'loaded';
      } catch (error) {
        return String(error);
      } finally {
        window.destroy();
      }
    }, `${origin}/window`);
    expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(visits).toEqual([]);
  });
});

describe('app://', () => {
  it.each([
    '/../../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/main/main.cjs',
    '/assets/..%5c..%5cmain.cjs',
  ])('%s leads nowhere', async (address) => {
    expect(await inPage(`return (await fetch('app://yanzhen${address}')).status`)).toBe(404);
  });

  it('knows no other host and no other scheme', async () => {
    expect(await inPage("return (await fetch('app://elsewhere/index.html')).status")).toEqual(refused);
    expect(await inPage("return (await fetch('file:///etc/hostname')).status")).toEqual(refused);
  });

  it('sends its policy and its types with every page', async () => {
    const headers = await inPage<Record<string, string>>(
      "return Object.fromEntries((await fetch('app://yanzhen/index.html')).headers)",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/);
    expect(headers['content-security-policy']).not.toMatch(
      /unsafe-eval|script-src[^;]*unsafe-inline|https?:/,
    );
  });
});

describe('ways out', () => {
  it.each([
    ['a link elsewhere', () => `location.href = '${origin}/link'`],
    ['a file', () => "location.href = 'file:///etc/hostname'"],
    [
      'a form',
      () =>
        `const f = document.createElement('form'); f.action = '${origin}/form'; document.body.append(f); f.submit()`,
    ],
  ])('%s leaves the page where it is', async (_name, code) => {
    const before = running.page.url();
    await inPage(`${code()}; return 1`);
    await running.page.waitForTimeout(1000);
    expect(running.page.url()).toBe(before);
    expect(visits).toEqual([]);
  });

  it('no second window, webview or frame opens', async () => {
    const contents = () => running.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
    const before = await contents();
    expect(await inPage("return window.open('app://yanzhen/index.html')")).toBeNull();
    await inPage(
      "const w = document.createElement('webview'); w.src = 'app://yanzhen/index.html'; document.body.append(w)",
    );
    await inPage(
      "const f = document.createElement('iframe'); f.src = 'app://yanzhen/index.html'; document.body.append(f)",
    );
    await running.page.waitForTimeout(1000);
    expect(await contents()).toBe(before);
    const framed = running.page.frames().slice(1);
    for (const frame of framed) expect(frame.url()).not.toMatch(/index\.html/);
  });

  it('no permission is granted', async () => {
    expect(await inPage("return (await navigator.permissions.query({ name: 'geolocation' })).state")).toBe(
      'denied',
    );
    expect(await inPage('return await Notification.requestPermission()')).toBe('denied');
    expect(await inPage('return (await navigator.mediaDevices.getUserMedia({ audio: true })).id')).toEqual(
      refused,
    );
    expect(await inPage('return await navigator.clipboard.readText()')).toEqual(refused);
  });

  it('no download starts', async () => {
    // Awaited, so that the main process listens before the page begins.
    await running.app.evaluate(({ session }) => {
      const seen = globalThis as unknown as { stopped?: boolean };
      session.defaultSession.once('will-download', (event) => (seen.stopped = event.defaultPrevented));
    });
    await inPage(
      "const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['x'])); a.download = 'x.txt'; a.click()",
    );
    const stopped = () =>
      running.app.evaluate(() => (globalThis as unknown as { stopped?: boolean }).stopped);
    await expect.poll(stopped).toBe(true);
  });
});
