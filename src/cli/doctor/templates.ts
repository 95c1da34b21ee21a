import { issuedVersion } from '../../core/template/variant-version.ts';
import { type Checkup, doubtful, wrong } from './checkup.ts';

export const templates: Checkup = {
  name: 'templates',
  title: 'every spreadsheet has a version of its form that is known, and the newest',
  async run({ reached, templates: ours }) {
    if (reached === undefined) return undefined;
    const [issued, registrations] = await Promise.all([
      reached.store.register.templates(),
      reached.store.register.registrations(),
    ]);
    const known = new Set(issued.map(({ id, version }) => `${id}@${version}`));
    const count = new Map<string, number>();
    for (const { templateId, templateVersion } of registrations) {
      const key = `${templateId}@${templateVersion}`;
      count.set(key, (count.get(key) ?? 0) + 1);
    }
    return [...count].flatMap(([key, sheets]) => {
      const [id, version] = key.split('@') as [string, string];
      if (!known.has(key))
        return [
          wrong(
            `${sheets} spreadsheets have ${key}, which was never issued here`,
            'run `register` with the folder of your forms',
          ),
        ];
      const newest = Math.max(
        ...ours.filter((template) => template.id === id).map((template) => template.version),
      );
      return newest > issuedVersion(Number(version))
        ? [
            doubtful(
              `${sheets} spreadsheets have ${key}; version ${newest} exists`,
              '`templates upgrade` moves them, one at a time',
            ),
          ]
        : [];
    });
  },
};
