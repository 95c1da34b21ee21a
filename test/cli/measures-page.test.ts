import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHAPTERS, commentOf, headOf, MEASURES, measuresPage, PARTS } from '../../src/cli/measures-page.ts';
import { FORM_MEASURES } from '../../src/core/form-measures/form-measure.ts';
import { ConvergenceSettingsSchema } from '../../src/core/measures/convergence/settings.ts';

const told = Object.values(CHAPTERS).flatMap((files) => Object.values(files));

describe('the page on measures', () => {
  it('has every file that states a formula, each once', () => {
    const files = ['.', '../form-measures'].flatMap((folder) =>
      readdirSync(path.join(MEASURES, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
    );
    const stating = files.filter((file) =>
      /^ \* Formula: /m.test(readFileSync(path.join(MEASURES, file), 'utf8')),
    );
    expect(told.toSorted()).toEqual(stating.toSorted());
  });

  it.each(told)('%s says its formula, source and certainty', (file) => {
    const { about, parts } = headOf(file);
    expect(about.length).toBeGreaterThan(20);
    for (const part of PARTS) {
      const own = parts.find(({ name }) => name.toLowerCase().includes(part.toLowerCase()));
      expect(own?.text.length, part).toBeGreaterThan(10);
    }
  });

  it('has every setting with its reason, and every measure of forms', () => {
    const page = measuresPage();
    const source = readFileSync(path.join(MEASURES, 'convergence/settings.ts'), 'utf8');
    for (const name of Object.keys(ConvergenceSettingsSchema.shape)) {
      expect(commentOf(source, name).length, name).toBeGreaterThan(20);
      expect(page).toContain(`| \`${name}\` | `);
    }
    for (const name of FORM_MEASURES) expect(page).toContain(`| \`${name}\` | `);
    expect(page).not.toMatch(/undefined|\[object/);
  });
});
