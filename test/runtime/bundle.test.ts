import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundleWorker } from '../../src/runtime/local/bundle.ts';

const KIB = 1024;

describe('the Worker', () => {
  it('stays within 1,100 KiB minified and 300 KiB gzipped', async () => {
    const script = await readFile((await bundleWorker()).script);
    expect(script.length).toBeLessThanOrEqual(1_100 * KIB);
    expect(gzipSync(script).length).toBeLessThanOrEqual(300 * KIB);
  });

  it('holds neither the package root of googleapis, nor lists that nobody asks, nor anything that makes code from text', async () => {
    const text = await readFile((await bundleWorker()).script, 'utf8');
    // One API that we never ask for stands for the other hundreds.
    expect(text).not.toContain('youtube.googleapis.com');
    // One of nodemailer's thousand file types likewise.
    expect(text).not.toContain('chemical/x-pdb');
    // Credentials of another cloud, for Google's client.
    expect(text).not.toContain('AWS4-HMAC-SHA256');
    expect(text).not.toMatch(/\beval\(/);
  });

  it('holds nothing that asks machines of Google or proxies: a Worker has neither', async () => {
    const text = await readFile((await bundleWorker()).script, 'utf8');
    expect(text).not.toMatch(/metadata\.google\.internal|BigNumber/);
  });
});
