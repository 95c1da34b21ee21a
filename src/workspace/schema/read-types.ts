/**
 * Google's own request types, read from the declarations of the installed client package: one flat interface a
 * message, one line a field. What the package does not declare, Google does not know.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Of one field: a scalar, another message by name, or rows of plain values (`ValueRange.values`). */
export interface FieldType {
  kind: 'string' | 'number' | 'boolean' | 'message' | 'rows';
  message?: string;
  repeated: boolean;
}

export interface Types {
  messages: ReadonlyMap<string, ReadonlyMap<string, FieldType>>;
  /** `Spreadsheets$Values$Get` to the names of its path and query parameters. */
  parameters: ReadonlyMap<string, ReadonlySet<string>>;
}

const INTERFACE =
  /^ {4}(?:export )?interface (Schema|Params\$Resource)\$([\w$]+)(?: extends \w+)? \{\n([\s\S]*?)^ {4}\}/gm;
const STANDARD = /^ {4}interface StandardParameters \{\n([\s\S]*?)^ {4}\}/m;
const FIELD = /^ {8}'?([\w$.]+)'?\??: (.+);$/gm;

/** Parses the text of a `v4.d.ts`. Throws when a field has a shape that the generator is not known to write. */
export function readTypes(declarations: string): Types {
  const messages = new Map<string, Map<string, FieldType>>();
  const parameters = new Map<string, Set<string>>();
  const standard = [...(STANDARD.exec(declarations)?.[1] ?? '').matchAll(FIELD)].map((field) => field[1]!);
  for (const [, sort, name = '', body = ''] of declarations.matchAll(INTERFACE)) {
    const fields = [...body.matchAll(FIELD)];
    if (sort === 'Schema')
      messages.set(name, new Map(fields.map(([, field, type]) => [field!, fieldType(type!)])));
    else parameters.set(name, new Set([...standard, ...fields.map((field) => field[1]!)]));
  }
  if (messages.size === 0) throw new Error('no message in the declarations of the client package');
  return { messages, parameters };
}

function fieldType(written: string): FieldType {
  const type = written.replace(/ \| null$/, '');
  if (type === 'any[][]') return { kind: 'rows', repeated: true };
  const repeated = type.endsWith('[]');
  const one = type.replace(/\[\]$/, '');
  if (one === 'string' || one === 'number' || one === 'boolean') return { kind: one, repeated };
  if (one.startsWith('Schema$')) return { kind: 'message', message: one.slice('Schema$'.length), repeated };
  throw new Error(`unknown type in the declarations of the client package: ${written}`);
}

let types: Types | undefined;

/** The types of Sheets v4, read once. */
export function sheetsTypes(): Types {
  types ??= readTypes(
    readFileSync(
      fileURLToPath(new URL('v4.d.ts', import.meta.resolve('googleapis/build/src/apis/sheets/v4.js'))),
      'utf8',
    ),
  );
  return types;
}
