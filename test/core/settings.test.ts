import { describe, expect, it } from 'vitest';
import { SettingsSchema } from '../../src/core/settings.ts';
import { CloudflareSchema, ConfigurationError, readConfiguration } from '../../src/runtime/configuration.ts';

const settings = (convergence: object) => ({
  unit: '62.02',
  mail: { from: 'pantau@contoh.go.id' },
  convergence,
});
const start = (convergence: object) =>
  readConfiguration(CloudflareSchema, {
    PANTAU_SETTINGS: JSON.stringify(settings(convergence)),
    PANTAU_SERVICE_ACCOUNT: JSON.stringify({ client_email: 'a@contoh.id', private_key: '-----BEGIN' }),
    PANTAU_SECRET: 's'.repeat(32),
    PANTAU_MAIL_URL: 'smtp://nama:sandi@contoh.id:587',
  });

describe('settings of measures', () => {
  it('have the defaults that docs/measures.md states', () => {
    expect(SettingsSchema.parse(settings({})).convergence).toEqual({
      headline: 'A',
      exactly18Months: 'as-younger',
      childHomeVisit: 'every-child',
      childText: 'quarterly',
      parentCounselling: 'mother',
      leavers: 'left-out',
      paudAttendance: 0.8,
      threshold: 0.4,
      leastCompleteness: 0.8,
    });
  });

  it.each([
    ['a formula that there is not', { headline: 'C' }, 'PANTAU_SETTINGS.convergence.headline: '],
    [
      'a setting that there is not',
      { formula: 'B' },
      'PANTAU_SETTINGS.convergence: Unrecognized key: "formula"',
    ],
    ['a threshold in points', { threshold: 40 }, 'PANTAU_SETTINGS.convergence.threshold: '],
  ])('%s stops the start, and the place is named', (_, convergence, line) => {
    expect(() => start(convergence)).toThrow(ConfigurationError);
    expect(() => start(convergence)).toThrow(line);
  });
});
