import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../src/workspace/errors.ts';
import { checkMessage, checkQuery } from '../../../src/workspace/schema/check.ts';
import { readTypes, sheetsTypes } from '../../../src/workspace/schema/read-types.ts';
import { enumOf, FRACTIONS, ONEOFS } from '../../../src/workspace/schema/words.ts';

const faults = (work: () => void): { field?: string; description: string }[] => {
  try {
    work();
  } catch (error) {
    const { status, body } = error as ApiError;
    expect(error).toBeInstanceOf(ApiError);
    expect(status).toBe(400);
    const { error: answer } = body as {
      error: {
        status: string;
        message: string;
        details: { fieldViolations: { field?: string; description: string }[] }[];
      };
    };
    expect(answer.status).toBe('INVALID_ARGUMENT');
    const fieldViolations = answer.details[0]?.fieldViolations ?? [];
    expect(answer.message).toBe(fieldViolations.map(({ description }) => description).join('\n'));
    return fieldViolations;
  }
  return [];
};
const batch = (...requests: unknown[]) =>
  faults(() => checkMessage({ requests }, 'BatchUpdateSpreadsheetRequest'));

describe('a body against Google’s types', () => {
  test('passes what Google takes', () => {
    expect(
      batch(
        { addSheet: { properties: { title: 'Baru', sheetId: '7', tabColor: { red: 0.5 } } } },
        {
          sortRange: {
            range: { sheetId: 0, startRowIndex: 1 },
            sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }],
          },
        },
        { deleteSheet: { sheetId: null } },
      ),
    ).toEqual([]);
  });

  test('names an unknown field and where it stood, in the names of the protocol buffers', () => {
    expect(batch({ addSheet: { properties: { judul: 'a' } } })).toEqual([
      {
        field: 'requests[0].add_sheet.properties',
        description:
          'Invalid JSON payload received. Unknown name "judul" at \'requests[0].add_sheet.properties\': Cannot find field.',
      },
    ]);
    expect(faults(() => checkMessage({ permintaan: [] }, 'BatchUpdateSpreadsheetRequest'))).toEqual([
      { description: 'Invalid JSON payload received. Unknown name "permintaan": Cannot find field.' },
    ]);
  });

  test('lists every fault', () => {
    expect(batch({ tambah: {} }, { deleteSheet: { id: 1 } })).toHaveLength(2);
  });

  test.each([
    [
      { deleteSheet: { sheetId: 'nol' } },
      `Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), "nol"`,
    ],
    [
      { deleteSheet: { sheetId: 1.5 } },
      `Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), 1.5`,
    ],
    [
      { deleteSheet: { sheetId: 2 ** 31 } },
      `Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), 2147483648`,
    ],
    [
      { deleteSheet: 4 },
      `Invalid value at 'requests[0].delete_sheet' (type.googleapis.com/google.apps.sheets.v4.DeleteSheetRequest), 4`,
    ],
    [
      { addSheet: { properties: { title: 5 } } },
      `Invalid value at 'requests[0].add_sheet.properties.title' (TYPE_STRING), 5`,
    ],
    [
      { addSheet: { properties: { hidden: 'ya' } } },
      `Invalid value at 'requests[0].add_sheet.properties.hidden' (TYPE_BOOL), "ya"`,
    ],
    [
      { addSheet: { properties: { tabColor: { red: 'x' } } } },
      `Invalid value at 'requests[0].add_sheet.properties.tab_color.red' (TYPE_DOUBLE), "x"`,
    ],
    [
      { appendDimension: { dimension: 'BARIS' } },
      `Invalid value at 'requests[0].append_dimension.dimension' (type.googleapis.com/google.apps.sheets.v4.Dimension), "BARIS"`,
    ],
    [
      { addSheet: { properties: { title: ['a'] } } },
      `Invalid JSON payload received. Unknown name "title" at 'requests[0].add_sheet.properties': Proto field is not repeating, cannot start list.`,
    ],
    [
      { addSheet: { properties: { title: {} } } },
      `Invalid JSON payload received. Unknown name "title" at 'requests[0].add_sheet.properties': Starting an object on a scalar field.`,
    ],
    [
      { deleteSheet: {}, addSheet: {} },
      `Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'addSheet'`,
    ],
  ])('refuses %j', (request, description) => {
    expect(batch(request).map((fault) => fault.description)).toEqual([description]);
  });

  test('rows of values must be lists', () => {
    const one = (values: unknown) => faults(() => checkMessage({ values }, 'ValueRange', 'data'));
    expect(one('A1:B2')).toEqual([
      {
        field: 'data.values',
        description:
          'Invalid value at \'data.values\' (type.googleapis.com/google.protobuf.ListValue), "A1:B2"',
      },
    ]);
    expect(one([[1], 'dua'])).toHaveLength(1);
    expect(one([[1, null, 'dua', true]])).toEqual([]);
  });

  test('takes names in snake_case and renames them', () => {
    const body = { requests: [{ add_sheet: { properties: { sheet_id: 4 } } }] };
    checkMessage(body, 'BatchUpdateSpreadsheetRequest');
    expect(body).toEqual({ requests: [{ addSheet: { properties: { sheetId: 4 } } }] });
  });
});

test('a query against the parameters of its operation', () => {
  const check = (query: string) =>
    faults(() => checkQuery(new URLSearchParams(query), 'Spreadsheets$Values$Get'));
  expect(
    check('majorDimension=ROWS&valueRenderOption=FORMULA&fields=range&alt=json&key=1&$.xgafv=2'),
  ).toEqual([]);
  expect(check('major_dimension=ROWS')).toEqual([]);
  expect(check('halaman=2')[0]?.description).toBe(
    'Invalid JSON payload received. Unknown name "halaman": Cannot bind query parameter. Field \'halaman\' could not be found in request message.',
  );
});

describe('the declarations of the client package', () => {
  test('a field of a shape never seen stops the reading', () => {
    const text =
      'declare namespace a {\n    export interface Schema$A {\n        b?: Map<string, string>;\n    }\n}';
    expect(() => readTypes(text)).toThrow('Map<string, string>');
    expect(() => readTypes('nothing here')).toThrow('no message');
  });

  test('what we add to them speaks of fields they hold', () => {
    const { messages } = sheetsTypes();
    for (const [message, { fields }] of Object.entries(ONEOFS)) {
      const known = messages.get(message);
      expect(known, message).toBeDefined();
      if (fields !== '*')
        for (const field of fields) expect(known!.has(field), `${message}.${field}`).toBe(true);
    }
    const numbers = [...messages.values()].flatMap((fields) =>
      [...fields].filter(([, type]) => type.kind === 'number').map(([name]) => name),
    );
    for (const name of FRACTIONS) expect(numbers).toContain(name);
    expect(enumOf('BooleanCondition', 'type')?.words.has('ONE_OF_LIST')).toBe(true);
    expect(enumOf('NumberFormat', 'type')?.words.has('ONE_OF_LIST')).toBe(false);
  });
});
