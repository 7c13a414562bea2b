import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
};

// Styles need 'unsafe-inline' because the component kit writes style elements at run time; scripts never do.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Must run before the app is ready: gives app:// a real origin. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** The file that an app:// address means, or null when it would lead out of `root`. */
export function resolveWithin(root: string, address: string): string | null {
  const { pathname } = new URL(address);
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const file = path.resolve(root, `.${name === '/' ? '/index.html' : name}`);
  const inside = path.relative(root, file);
  return inside === '' || inside.startsWith('..') || path.isAbsolute(inside) ? null : file;
}

/** Serves the built pages from `root` (a folder inside the asar) with the content security policy. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle('app', async (request) => {
    const file = new URL(request.url).host === 'yanzhen' ? resolveWithin(root, request.url) : null;
    // Whole, not as a stream: the files are small, and streams between Node and Chromium cost more than reading them.
    const content = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || content === null) return new Response('not found', { status: 404 });
    return new Response(content, {
      headers: {
        'content-type': mediaTypes[path.extname(file)] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
