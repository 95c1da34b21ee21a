import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { cloudflareAccess } from '../../src/identity/cloudflare-access.ts';
import {
  accessOf,
  accessSetting,
  CloudflareAccess,
  GoogleIap,
  OperatorsSetting,
  signInOf,
} from '../../src/runtime/access.ts';

const Setting = accessSetting({ cloudflareAccess: CloudflareAccess.optional(), iap: GoogleIap.optional() });
const TAG = 'a1'.repeat(32);
const team = 'https://kabupaten.cloudflareaccess.com';
const read = (setting: unknown) =>
  Setting.safeParse(typeof setting === 'string' ? setting : JSON.stringify(setting));
function accepted(setting: unknown): z.infer<typeof Setting> {
  const { data, error } = read(setting);
  if (data === undefined) throw error;
  return data;
}
const of = (setting?: unknown) => ({
  PANTAU_ACCESS: setting === undefined ? undefined : accepted(setting),
  PANTAU_OPERATORS: ['penjaga@kabupaten.example'],
  PANTAU_SECRET: 'x'.repeat(32),
});

describe('who may see the pages', () => {
  it('is nobody when nothing is said, everyone of this machine when it is local', () => {
    expect(accessOf(of(), [])).toEqual({ kind: 'closed' });
    expect(accessOf(of('local'), [])).toEqual({ kind: 'local' });
    expect(signInOf(of('local'))).toBeUndefined();
  });

  it('are those whom Cloudflare or Google vouches for, and those with a mailed link', () => {
    const gates = [cloudflareAccess({ team, audience: TAG })];
    const both = {
      cloudflareAccess: { team, audience: TAG },
      iap: { audience: '/projects/12/global/backendServices/3' },
    };
    expect(accessOf(of(both), gates)).toMatchObject({ kind: 'identified', identities: gates });
    expect(accessOf(of(both), gates)).not.toHaveProperty('signIn');
    const mail = accessOf(of({ mail: { origin: 'https://pantau.kabupaten.example/' } }), []);
    expect(mail).toEqual({
      kind: 'identified',
      identities: [],
      operators: ['penjaga@kabupaten.example'],
      signIn: {
        origin: 'https://pantau.kabupaten.example',
        secret: 'x'.repeat(32),
        operators: ['penjaga@kabupaten.example'],
      },
    });
  });

  it.each([
    [{}, ['']],
    ['everyone', ['']],
    [{ all: true }, ['', '']],
    [{ cloudflareAccess: { team } }, ['cloudflareAccess.audience']],
    [
      { cloudflareAccess: { team: 'kabupaten', audience: 'x' } },
      ['cloudflareAccess.team', 'cloudflareAccess.audience'],
    ],
    [{ cloudflareAccess: { team: `${team}/path`, audience: TAG } }, ['cloudflareAccess.team']],
    [{ iap: { audience: 'pantau' } }, ['iap.audience']],
    [{ mail: { origin: 'http://pantau.kabupaten.example' } }, ['mail.origin']],
    [{ mail: { origin: 'https://user:pass@pantau.example' } }, ['mail.origin']],
    [{ mail: {}, iap: {} }, ['iap.audience', 'mail.origin']],
  ])('is not read from %j', (setting, places) => {
    const faults = read(setting).error?.issues.map(({ path }) => path.join('.'));
    expect(faults).toEqual(places);
  });

  it('has operators in lower case, each an address', () => {
    expect(OperatorsSetting.parse('A@b.example, c@D.example')).toEqual(['a@b.example', 'c@d.example']);
    expect(OperatorsSetting.safeParse('a@b.example,').success).toBe(false);
    expect(OperatorsSetting.safeParse('a@b.example;c@d.example').success).toBe(false);
  });
});
