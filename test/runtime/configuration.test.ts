import { describe, expect, it } from 'vitest';
import { CloudflareSchema, ConfigurationError, readConfiguration } from '../../src/runtime/configuration.ts';
import { GoogleCloudSchema } from '../../src/runtime/google-cloud-configuration.ts';

const common = {
  PANTAU_SETTINGS: JSON.stringify({ unit: '62.02', mail: { from: 'pantau@kabupaten-contoh.example' } }),
  PANTAU_SECRET: 'x'.repeat(32),
  PANTAU_MAIL_URL: 'smtps://pantau:rahasia@surat.example',
};
const cloudflare = {
  ...common,
  PANTAU_SERVICE_ACCOUNT: JSON.stringify({
    client_email: 'pantau@contoh.iam.gserviceaccount.com',
    private_key: '-----BEGIN PRIVATE KEY-----',
  }),
};
const googleCloud = {
  ...common,
  PANTAU_DATABASE_URL: 'postgresql://pantau@/pantau?host=/cloudsql/contoh:asia-southeast2:pantau',
  PANTAU_PROJECT: 'kabupaten-contoh',
};

function fault(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message.split('\n').slice(1);
  }
  throw new Error('was read');
}

describe.each([
  ['Cloudflare', CloudflareSchema, cloudflare],
  ['Google Cloud', GoogleCloudSchema, googleCloud],
])('configuration for %s', (_cloud, schema, complete: Record<string, string>) => {
  it('is read, with what has a default', () => {
    expect(readConfiguration(schema, { ...complete, PATH: '/bin' })).toMatchObject({
      PANTAU_SETTINGS: { unit: '62.02', zone: 'Asia/Jakarta', headline: 'filled' },
      PANTAU_SHEET_LINK: 'https://docs.google.com/spreadsheets/d/{id}/edit',
    });
  });

  it('names every missing setting at once', () => {
    const required = Object.keys(complete).map((name) => `  ${name}: is missing`);
    expect(fault(() => readConfiguration(schema, {})).sort()).toEqual(required.sort());
    const empty = Object.fromEntries(Object.keys(complete).map((name) => [name, '']));
    expect(fault(() => readConfiguration(schema, empty)).sort()).toEqual(required.sort());
  });

  it('names every wrong setting at once, and the value of none', () => {
    const wrong = {
      ...complete,
      PANTAU_SETTINGS: '{"unit": "62.02", "mail": {"from": "rahasia-1"}, "zona": 1}',
      PANTAU_SECRET: 'rahasia-2',
      PANTAU_MAIL_URL: 'https://rahasia-3@surat.example',
      PANTAU_SHEET_LINK: 'https://rahasia-4.example/',
    };
    const faults = fault(() => readConfiguration(schema, wrong));
    expect(faults.map((line) => line.split(':')[0]?.trim()).sort()).toEqual([
      'PANTAU_MAIL_URL',
      'PANTAU_SECRET',
      'PANTAU_SETTINGS',
      'PANTAU_SETTINGS.mail.from',
      'PANTAU_SHEET_LINK',
    ]);
    expect(faults.join('\n')).not.toContain('rahasia');
    expect(fault(() => readConfiguration(schema, { ...complete, PANTAU_SETTINGS: 'unit' }))).toEqual([
      '  PANTAU_SETTINGS: is not JSON',
    ]);
  });
});

it('takes one service account or a pool, each account once', () => {
  const key = (name: string) => ({
    client_email: `${name}@contoh.iam.gserviceaccount.com`,
    private_key: '-----BEGIN PRIVATE KEY-----',
  });
  const read = (accounts: unknown) =>
    readConfiguration(CloudflareSchema, { ...cloudflare, PANTAU_SERVICE_ACCOUNT: JSON.stringify(accounts) })
      .PANTAU_SERVICE_ACCOUNT;
  expect(read(key('satu'))).toEqual([key('satu')]);
  expect(read([key('satu'), key('dua')])).toEqual([key('satu'), key('dua')]);
  expect(fault(() => read([key('satu'), key('satu')]))).toEqual([
    '  PANTAU_SERVICE_ACCOUNT: names the same service account twice',
  ]);
  expect(fault(() => read([]))).toHaveLength(1);
});

it('takes further accounts on Google Cloud by their addresses, each once', () => {
  const read = (accounts: string) =>
    readConfiguration(GoogleCloudSchema, { ...googleCloud, PANTAU_SERVICE_ACCOUNTS: accounts })
      .PANTAU_SERVICE_ACCOUNTS;
  const [second, third] = ['kedua', 'ketiga'].map(
    (name) => `pantau-${name}@kabupaten-contoh.iam.gserviceaccount.com`,
  );
  expect(read(`${second}, ${third}`)).toEqual([second, third]);
  expect(read('')).toEqual([]);
  expect(fault(() => read(`${second},${second}`))).toEqual([
    '  PANTAU_SERVICE_ACCOUNTS: names the same service account twice',
  ]);
  expect(fault(() => read(`${second},ani@kabupaten-contoh.example`))).toEqual([
    '  PANTAU_SERVICE_ACCOUNTS.1: is not the address of a service account, as pantau-2@project.iam.gserviceaccount.com',
  ]);
});

it('takes a person and a shared drive or folder for Drive’s events', () => {
  const read = (setting: object) =>
    readConfiguration(GoogleCloudSchema, { ...googleCloud, PANTAU_WORKSPACE_EVENTS: JSON.stringify(setting) })
      .PANTAU_WORKSPACE_EVENTS;
  const user = 'pemantau@kabupaten-contoh.example';
  expect(read({ user, drive: '0AContohContohPVA' })).toEqual({
    holder: user,
    target: 'drives/0AContohContohPVA',
  });
  expect(read({ user, folder: '1AbContohContoh' })).toEqual({
    holder: user,
    target: 'files/1AbContohContoh',
  });
  const either =
    '  PANTAU_WORKSPACE_EVENTS: must name either a shared drive ("drive") or a folder ("folder")';
  expect(fault(() => read({ user }))).toEqual([either]);
  expect(fault(() => read({ user, drive: '0AContohContohPVA', folder: '1AbContohContoh' }))).toEqual([
    either,
  ]);
  expect(fault(() => read({ user: 'x', drive: 'https://drive.google.com/' }))).toEqual([
    expect.stringContaining('PANTAU_WORKSPACE_EVENTS.user'),
    '  PANTAU_WORKSPACE_EVENTS.drive: is not an id of Drive, as it stands in an address',
  ]);
});

it('takes an address for notifications that leads to the webhook', () => {
  const read = (address: string) =>
    readConfiguration(CloudflareSchema, { ...cloudflare, PANTAU_WEBHOOK_URL: address });
  const address = 'https://pantau.kabupaten-contoh.example/webhook/drive';
  expect(read(address).PANTAU_WEBHOOK_URL).toBe(address);
  expect(readConfiguration(CloudflareSchema, cloudflare).PANTAU_WEBHOOK_URL).toBeUndefined();
  expect(fault(() => read('https://pantau.kabupaten-contoh.example/'))).toEqual([
    '  PANTAU_WEBHOOK_URL: must end in /webhook/drive, where notifications are taken',
  ]);
  expect(fault(() => read('pantau/webhook/drive'))).toEqual([
    '  PANTAU_WEBHOOK_URL: is not an address as https://pantau.kabupaten.example/webhook/drive',
  ]);
});

it('refuses an identity or a place that cannot be one', () => {
  const key = JSON.stringify({ client_email: 'x', private_key: 'y' });
  expect(
    fault(() => readConfiguration(CloudflareSchema, { ...cloudflare, PANTAU_SERVICE_ACCOUNT: key })),
  ).toHaveLength(2);
  const wrong = { PANTAU_DATABASE_URL: 'mysql://db', PANTAU_PROJECT: 'X', PANTAU_PREFIX: 'a/b' };
  expect(fault(() => readConfiguration(GoogleCloudSchema, { ...googleCloud, ...wrong }))).toHaveLength(3);
});
