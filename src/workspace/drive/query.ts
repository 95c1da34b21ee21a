/** The search language of `files.list`: https://developers.google.com/workspace/drive/api/guides/ref-search-terms */
import type { Access, Role } from './access.ts';
import type { FileRow } from './file.ts';

export type Test = (file: FileRow) => boolean;

/** Who searches; terms about people need it. */
export interface Searcher {
  account: string;
  access: Access;
}

/** Compiles a query; throws RangeError on text that Drive would refuse. */
export function compileQuery(text: string, searcher?: Searcher): Test {
  const tokens = text.match(/'(?:\\.|[^'\\])*'|>=|<=|!=|[=<>(){}]|[A-Za-z][A-Za-z0-9_.]*|\S/g) ?? [];
  let at = 0;
  const peek = () => tokens[at]?.toLowerCase();
  const next = () => tokens[at++];
  const expect = (what: string) => {
    if (peek() !== what) throw new RangeError(`expected ${what}`);
    at++;
  };

  const either = (): Test => {
    let left = both();
    while (peek() === 'or') {
      at++;
      const a = left;
      const b = both();
      left = (file) => a(file) || b(file);
    }
    return left;
  };
  const both = (): Test => {
    let left = single();
    while (peek() === 'and') {
      at++;
      const a = left;
      const b = single();
      left = (file) => a(file) && b(file);
    }
    return left;
  };
  const single = (): Test => {
    if (peek() === 'not') {
      at++;
      const inner = single();
      return (file) => !inner(file);
    }
    if (peek() === '(') {
      at++;
      const inner = either();
      expect(')');
      return inner;
    }
    const first = next();
    if (first?.startsWith("'")) {
      expect('in');
      const what = next();
      const value = unquote(first);
      const me = value === 'me' ? searcher?.account : value;
      if (what === 'parents') return (file) => file.parent === value;
      if (what === 'owners') return (file) => file.owner === me;
      if (what === 'writers') return sharedAs(me, WRITERS, searcher);
      if (what === 'readers') return sharedAs(me, READERS, searcher);
      throw new RangeError(`cannot look in ${what}`);
    }
    if (first === 'sharedWithMe' && peek() !== '=' && peek() !== '!=') return sharedWithMe(searcher);
    if (first === 'sharedWithMe') {
      const wanted = (next() === '=') === truth(next() ?? '');
      return (file) => sharedWithMe(searcher)(file) === wanted;
    }
    if (first === 'appProperties') return hasProperty();
    return comparison(first ?? '', next() ?? '', next() ?? '');
  };
  const hasProperty = (): Test => {
    for (const word of ['has', '{', 'key', '=']) expect(word);
    const key = unquote(next() ?? '');
    for (const word of ['and', 'value', '=']) expect(word);
    const value = unquote(next() ?? '');
    expect('}');
    return (file) => JSON.parse(file.app_properties)[key] === value;
  };

  const test = either();
  if (at < tokens.length) throw new RangeError(`unexpected ${tokens[at]}`);
  return test;
}

function unquote(text: string): string {
  if (!text.startsWith("'") || !text.endsWith("'") || text.length < 2)
    throw new RangeError(`no text: ${text}`);
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}

const WRITERS: Role[] = ['writer', 'fileOrganizer', 'organizer', 'owner'];
const READERS: Role[] = ['reader', 'commenter'];

function sharedAs(account: string | undefined, roles: Role[], searcher: Searcher | undefined): Test {
  return (file) => {
    const role = account === undefined ? undefined : searcher?.access.role(file, account);
    return role !== undefined && roles.includes(role);
  };
}

/** In the collection "Shared with me": shared with the account by name, and not its own. */
const sharedWithMe =
  (searcher: Searcher | undefined): Test =>
  (file) =>
    file.owner !== searcher?.account &&
    (searcher?.access.list(file.id).some(({ email }) => email === searcher.account) ?? false);

function truth(operand: string): boolean {
  if (!/^(true|false)$/i.test(operand)) throw new RangeError(`no truth value: ${operand}`);
  return operand.toLowerCase() === 'true';
}

function comparison(term: string, operator: string, operand: string): Test {
  if (term === 'trashed' || term === 'starred') {
    if (!['=', '!='].includes(operator)) throw new RangeError(term);
    const wanted = truth(operand) === (operator === '=');
    return (file) => (term === 'trashed' && file.trashed === 1) === wanted;
  }
  if (term === 'name' || term === 'mimeType') {
    const value = unquote(operand);
    const field = term === 'name' ? 'name' : 'mime_type';
    if (operator === '=') return (file) => file[field].toLowerCase() === value.toLowerCase();
    if (operator === '!=') return (file) => file[field].toLowerCase() !== value.toLowerCase();
    if (operator === 'contains') return containsWords(field, value.toLowerCase());
    throw new RangeError(`${term} ${operator}`);
  }
  if (term === 'modifiedTime' || term === 'createdTime') {
    const written = unquote(operand);
    // Without a zone, UTC is meant.
    const time = Date.parse(
      /T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(written) || !written.includes('T') ? written : `${written}Z`,
    );
    if (Number.isNaN(time)) throw new RangeError('no time');
    const field = term === 'modifiedTime' ? 'modified' : 'created';
    const tests: Record<string, Test> = {
      '=': (file) => file[field] === time,
      '!=': (file) => file[field] !== time,
      '>': (file) => file[field] > time,
      '>=': (file) => file[field] >= time,
      '<': (file) => file[field] < time,
      '<=': (file) => file[field] <= time,
    };
    const test = tests[operator];
    if (test) return test;
  }
  throw new RangeError(`${term} ${operator}`);
}

/** Drive matches beginnings of words in names, and any beginning of a MIME type. */
function containsWords(field: 'name' | 'mime_type', value: string): Test {
  if (field === 'mime_type') return (file) => file.mime_type.startsWith(value);
  return (file) => {
    const name = file.name.toLowerCase();
    for (let at = name.indexOf(value); at >= 0; at = name.indexOf(value, at + 1)) {
      if (at === 0 || !/[\p{L}\p{N}]/u.test(name[at - 1]!)) return true;
    }
    return false;
  };
}
