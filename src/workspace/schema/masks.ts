/** Field masks against Google's types: a name that no message holds is refused. */
import { invalid, sheetsError } from '../errors.ts';
import { type Mask, parseMask } from '../mask.ts';
import { sheetsTypes, type Types } from './read-types.ts';

/** The first path of a mask that the message does not hold. */
function unknownPath(mask: Mask, message: string, types: Types, before = ''): string | undefined {
  if (mask === true) return undefined;
  const fields = types.messages.get(message)!;
  for (const [name, inner] of Object.entries(mask)) {
    const path = `${before}${name}`;
    if (name === '*') continue;
    const type = fields.get(name);
    if (type === undefined || (inner !== true && type.kind !== 'message')) return path;
    const deeper = type.message && unknownPath(inner, type.message, types, `${path}.`);
    if (deeper) return deeper;
  }
  return undefined;
}

/** The `fields` of a query. Throws Google's 400 on text that is no mask, or names what the answer cannot hold. */
export function answerMask(text: string | null, message: string): Mask | undefined {
  const refuse = (path: string, why: string) =>
    sheetsError(400, 'Request contains an invalid argument.', 'INVALID_ARGUMENT', [
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [{ field: path, description: `Error expanding 'fields' parameter. ${why}` }],
      },
    ]);
  let mask: Mask | undefined;
  try {
    mask = parseMask(text);
  } catch {
    throw refuse(String(text), `Invalid field selection '${text}'.`);
  }
  const unknown = mask && unknownPath(mask, message, sheetsTypes());
  if (unknown) throw refuse(unknown, `Cannot find matching fields for path '${unknown}'.`);
  return mask;
}

/** The `fields` of an update. Throws Google's 400 as above. */
export function updateMask(text: string, message: string): void {
  let mask: Mask | undefined;
  try {
    mask = parseMask(text);
  } catch {
    throw invalid(`Invalid field: ${text}`);
  }
  const unknown = mask && unknownPath(mask, message, sheetsTypes());
  if (unknown) throw invalid(`Invalid field: ${unknown}`);
}
