/**
 * A request body against Google's types, with the errors of Google's JSON transcoder: every fault is listed, paths are
 * in the field names of the protocol buffers (`requests[0].add_sheet`).
 */
import { type ApiError, sheetsError } from '../errors.ts';
import { type FieldType, sheetsTypes, type Types } from './read-types.ts';
import { enumOf, FRACTIONS, ONEOFS } from './words.ts';

interface Violation {
  field?: string;
  description: string;
}

/** More faults than anybody reads. */
const MOST = 50;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string): string => name.replace(/_([a-z\d])/g, (_all, letter) => letter.toUpperCase());

/** Google's 400 `INVALID_ARGUMENT` with its list of field violations. */
export const violations = (list: Violation[]): ApiError =>
  sheetsError(400, list.map(({ description }) => description).join('\n'), 'INVALID_ARGUMENT', [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: list },
  ]);

/**
 * Checks a body that must be a message of the given type. `at` is where the body stands in the request (`data` for a
 * `ValueRange`, nothing for most). Names in snake_case are taken too, and renamed in the body. Throws Google's 400.
 */
export function checkMessage(
  body: Record<string, unknown>,
  message: string,
  at = '',
  types: Types = sheetsTypes(),
): void {
  const found = new Checker(types);
  found.message(body, message, at);
  if (found.list.length > 0) throw violations(found.list);
}

class Checker {
  readonly list: Violation[] = [];
  readonly #types: Types;

  constructor(types: Types) {
    this.#types = types;
  }

  #fault(field: string, description: string): void {
    if (this.list.length < MOST) this.list.push(field === '' ? { description } : { field, description });
  }

  #name(name: string, at: string, why: string): void {
    const where = at === '' ? '' : ` at '${at}'`;
    this.#fault(at, `Invalid JSON payload received. Unknown name ${JSON.stringify(name)}${where}: ${why}`);
  }

  #value(at: string, type: string, value: unknown): void {
    this.#fault(at, `Invalid value at '${at}' (${type}), ${JSON.stringify(value)}`);
  }

  message(body: Record<string, unknown>, message: string, at: string): void {
    const fields = this.#types.messages.get(message);
    if (!fields) throw new Error(`no message ${message} in Google's types`);
    const group = ONEOFS[message];
    let chosen = false;
    for (const given of Object.keys(body)) {
      const value = body[given];
      let name = given;
      if (!fields.has(name) && given.includes('_') && fields.has(camel(given))) {
        name = camel(given);
        body[name] = value;
        delete body[given];
      }
      const type = fields.get(name);
      if (type === undefined) {
        this.#name(given, at, 'Cannot find field.');
        continue;
      }
      if (value === null || value === undefined) continue;
      if (group && (group.fields === '*' || group.fields.includes(name))) {
        if (chosen)
          this.#fault(
            at,
            `Invalid value at '${at}' (oneof), oneof field '${group.name}' is already set. Cannot set '${given}'`,
          );
        chosen = true;
      }
      this.#field(value, type, message, name, at);
    }
  }

  #field(value: unknown, type: FieldType, message: string, name: string, at: string): void {
    const path = `${at}${at === '' ? '' : '.'}${snake(name)}`;
    if (type.kind === 'rows') this.#rows(value, path);
    else if (!Array.isArray(value)) this.#one(value, type, message, name, path, at);
    else if (!type.repeated) this.#name(name, at, 'Proto field is not repeating, cannot start list.');
    else
      for (const [index, item] of value.entries())
        if (item !== null) this.#one(item, type, message, name, `${path}[${index}]`, at);
  }

  /** Rows of `google.protobuf.Value`; the cells themselves are looked at when they are written. */
  #rows(value: unknown, path: string): void {
    const listValue = 'type.googleapis.com/google.protobuf.ListValue';
    if (!Array.isArray(value)) this.#value(path, listValue, value);
    else
      for (const [index, row] of value.entries())
        if (!Array.isArray(row)) this.#value(`${path}[${index}]`, listValue, row);
  }

  #one(value: unknown, type: FieldType, message: string, name: string, path: string, at: string): void {
    if (Array.isArray(value)) this.#name(name, at, 'Proto field is not repeating, cannot start list.');
    else if (type.kind === 'message' && typeof value === 'object')
      this.message(value as Record<string, unknown>, type.message!, path);
    else if (type.kind === 'message')
      this.#value(path, `type.googleapis.com/google.apps.sheets.v4.${type.message!}`, value);
    else if (typeof value === 'object') this.#name(name, at, 'Starting an object on a scalar field.');
    else this.#scalar(value, type, message, name, path);
  }

  #scalar(value: unknown, type: FieldType, message: string, name: string, path: string): void {
    const words = type.kind === 'string' ? enumOf(message, name) : undefined;
    if (words) {
      if (typeof value !== 'number' && !words.words.has(value as string))
        this.#value(path, `type.googleapis.com/google.apps.sheets.v4.${words.name}`, value);
    } else if (type.kind === 'string') {
      if (typeof value !== 'string') this.#value(path, 'TYPE_STRING', value);
    } else if (type.kind === 'boolean') {
      if (typeof value !== 'boolean' && value !== 'true' && value !== 'false')
        this.#value(path, 'TYPE_BOOL', value);
    } else if (FRACTIONS.has(name)) {
      if (!isNumber(value)) this.#value(path, 'TYPE_DOUBLE', value);
    } else if (!isNumber(value) || !Number.isInteger(Number(value)) || Math.abs(Number(value)) > 2 ** 31 - 1)
      this.#value(path, 'TYPE_INT32', value);
  }
}

/** Numbers may be written as text. */
const isNumber = (value: unknown): boolean =>
  typeof value === 'number' ||
  (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));

/** Checks the names in a query against an operation's parameters (`Spreadsheets$Values$Get`). Throws Google's 400. */
export function checkQuery(query: URLSearchParams, operation: string, types: Types = sheetsTypes()): void {
  const known = types.parameters.get(operation);
  if (!known) throw new Error(`no operation ${operation} in Google's types`);
  const unknown = [...new Set(query.keys())].filter(
    (name) => !known.has(name) && !known.has(camel(name)) && !name.startsWith('$'),
  );
  if (unknown.length > 0)
    throw violations(
      unknown.map((name) => ({
        description: `Invalid JSON payload received. Unknown name ${JSON.stringify(name)}: Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      })),
    );
}
