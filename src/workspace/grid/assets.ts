/** The scripts that the grid's page loads, all from this origin: our modules without their types, and RevoGrid's own. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GRID_CSS } from './style.ts';

const CLIENT = fileURLToPath(new URL('./client/', import.meta.url));
const REVOGRID = join(dirname(fileURLToPath(import.meta.resolve('@revolist/revogrid'))), 'revo-grid');

interface Asset {
  type: string;
  body(): string;
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#0f766e" stroke-width="2"><rect x="3" y="3" width="18" height="18" rx="4"/><path d="M3 9h18M9 9v12M13 15l2 2 3-4"/></svg>';
const SCRIPT = 'text/javascript; charset=utf-8';
let assets: Map<string, Asset> | undefined;
const made = new Map<string, string>();

/** One of the files above by its exact path; undefined for any other path. */
export function asset(path: string): Response | undefined {
  assets ??= listed();
  const found = assets.get(path);
  if (found === undefined) return undefined;
  let body = made.get(path);
  if (body === undefined) {
    body = found.body();
    made.set(path, body);
  }
  return new Response(body, {
    headers: { 'Content-Type': found.type, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-cache' },
  });
}

/** Only names that stand in the two folders: a path is never put together from what was asked for. */
function listed(): Map<string, Asset> {
  const all = new Map<string, Asset>();
  for (const name of readdirSync(CLIENT))
    if (name.endsWith('.ts'))
      all.set(`/grid/client/${name}`, { type: SCRIPT, body: () => stripped(join(CLIENT, name)) });
  if (existsSync(REVOGRID))
    for (const name of readdirSync(REVOGRID))
      if (name.endsWith('.js'))
        all.set(`/grid/revogrid/${name}`, {
          type: SCRIPT,
          body: () => readFileSync(join(REVOGRID, name), 'utf8'),
        });
  all.set('/grid/style.css', { type: 'text/css; charset=utf-8', body: () => GRID_CSS });
  all.set('/grid/icon.svg', { type: 'image/svg+xml', body: () => ICON });
  return all;
}

/** Node warns once that stripping may change; the same stripping runs this very file. */
function stripped(path: string): string {
  const warn = process.emitWarning;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(readFileSync(path, 'utf8'));
  } finally {
    process.emitWarning = warn;
  }
}
