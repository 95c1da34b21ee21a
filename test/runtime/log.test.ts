import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Trouble } from '../../src/ports/trouble.ts';
import { ConfigurationError } from '../../src/runtime/configuration.ts';
import { describe as describeFault, log, redact } from '../../src/runtime/log.ts';

function lines(run: () => void): string[] {
  const written: string[] = [];
  const spy = vi.spyOn(console, 'log').mockImplementation((line) => void written.push(line));
  run();
  spy.mockRestore();
  return written;
}

describe('log', () => {
  it('is one JSON object a line, with a severity, a message and what it is about', () => {
    const about = { execution: 'e1', job: 'check', spreadsheetId: 's1', end: 'written' };
    const [line, ...rest] = lines(() => log('INFO', 'check ended', about));
    expect(rest).toEqual([]);
    expect(JSON.parse(line!)).toEqual({ severity: 'INFO', message: 'check ended', ...about });
  });

  it('stays one line, whatever an error says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [line] = lines(() =>
          log('ERROR', 'x', { job: 'poll' }, new Error(`${text}\n{"severity":"INFO"}`)),
        );
        expect(line).not.toContain('\n');
        expect(JSON.parse(line!).severity).toBe('ERROR');
      }),
    );
  });
});

describe('a fault in a log', () => {
  it('tells its name, code, place and causes', () => {
    const cause = Object.assign(new TypeError('no such thing'), { code: 'ECONNREFUSED' });
    const fault = new AggregateError([new Error('outer', { cause })], '1 of 2 steps failed');
    expect(describeFault(fault)).toMatchObject({
      name: 'AggregateError',
      message: '1 of 2 steps failed',
      stack: [expect.stringMatching(/^at .*log\.test/), ...new Array(7).fill(expect.any(String))],
      causes: [
        { message: 'outer', causes: [{ name: 'TypeError', code: 'ECONNREFUSED', message: 'no such thing' }] },
      ],
    });
  });

  it('holds nothing that parsers and databases quote, no address and no long number', () => {
    const word = fc.stringMatching(/^[A-Za-z]{5,12}$/).map((text) => `Siti${text}`);
    const number = fc.stringMatching(/^[1-9]\d{15}$/);
    fc.assert(
      fc.property(word, number, (name, nik) => {
        const said = [
          `Unexpected token 'S', "${name} ${nik}" is not valid JSON`,
          `invalid input syntax for type bigint: "${name}"`,
          `Unexpected token in \`${name}`,
          `<${name}@kantor.example> refused`,
          `Key (nik)=(${nik}) exists, ${nik.slice(0, 6)} ${nik.slice(6)} too`,
        ].join('; ');
        const fault = JSON.stringify(describeFault(new Error(said, { cause: said })));
        expect(fault).not.toContain(name);
        expect(fault).not.toContain(nik);
        expect(fault).not.toContain(nik.slice(6));
      }),
    );
  });

  it('is never long', () => {
    expect(redact('a'.repeat(100_000)).length).toBeLessThanOrEqual(500);
  });

  it('names every setting of a configuration that cannot be used', () => {
    const message = `cannot be used:\n  PANTAU_SETTINGS: Unrecognized key: "zona"`;
    expect(describeFault(new ConfigurationError(message)).message).toBe(message);
  });

  it('tells a trouble in its own words', () => {
    const trouble = new Trouble('rate-limited', '429');
    expect(describeFault(trouble)).toMatchObject({ code: 'rate-limited', message: trouble.message });
    expect(redact("the district's quota of 'Budi' and Ani's")).toBe(
      'the district\'s quota of "…" and Ani\'s',
    );
  });

  it('takes what is no error', () => {
    expect(describeFault(undefined)).toEqual({ name: 'undefined', message: 'undefined', stack: [] });
  });
});
