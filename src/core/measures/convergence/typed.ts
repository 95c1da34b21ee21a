/**
 * A village that has only the quarter: Formulir 3A and 3B as typed, each cell Y, T or TS. The rows are taken at their word,
 * since the months that could contradict them are not there.
 */
import { LeftOutByReason, measure } from '../measure.ts';
import { personResult, tallyOf } from './people.ts';
import { GROUPS, type Group, SERVICES, type Service } from './services.ts';
import type { Mark, Verdict } from './verdict.ts';
import type { VillageResult } from './village.ts';

export interface TypedRow {
  person: string;
  /** Blank cells are null or absent. */
  marks: Partial<Record<Service, Mark | null>>;
}

const VERDICTS = new Map<Mark | null, Verdict>(
  (['Y', 'T', 'TS', null] as const).map((mark) => [mark, { mark, why: { code: 'typed' } }]),
);

/** A person who stands twice counts once: cells that agree or fill each other's blanks, the others as blank. */
export function typedQuarter(rows: { [G in Group]: readonly TypedRow[] }): VillageResult {
  const leftOut = new LeftOutByReason<'entered-twice'>();
  const people = GROUPS.flatMap((group) => {
    const byPerson = new Map<string, TypedRow[]>();
    for (const row of rows[group]) byPerson.set(row.person, [...(byPerson.get(row.person) ?? []), row]);
    leftOut.add('entered-twice', rows[group].length - byPerson.size);
    return [...byPerson].map(([person, same]) =>
      personResult(
        person,
        group,
        SERVICES[group].map((service) => VERDICTS.get(together(same, service))!),
      ),
    );
  });
  return {
    people,
    tally: tallyOf(people),
    monitored: measure(people.length, people.length),
    leftOut: leftOut.list(),
  };
}

function together(rows: readonly TypedRow[], service: Service): Mark | null {
  const marks = new Set(rows.map(({ marks }) => marks[service] ?? null).filter((mark) => mark !== null));
  return marks.size === 1 ? [...marks][0]! : null;
}
