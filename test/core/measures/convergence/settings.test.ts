import { expect, test } from 'vitest';
import { faultLines, shapeFaults } from '../../../../src/core/faults.ts';
import { ConvergenceSettingsSchema } from '../../../../src/core/measures/convergence/settings.ts';

test('an unknown formula is refused with the place, the fault and the remedy', () => {
  const { error } = ConvergenceSettingsSchema.safeParse(
    { headline: 'C', treshold: 1 },
    { reportInput: true },
  );
  expect(faultLines('district.json', shapeFaults(error!.issues)).split('\n')).toEqual([
    'district.json: headline: found "C"; choose one of "A", "B"',
    'district.json: treshold: is not known here; correct its spelling or remove it',
  ]);
});
