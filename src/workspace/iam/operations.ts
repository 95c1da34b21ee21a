/**
 * The two methods of the IAM credentials API by which one account acts for another.
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts
 */
import { type Fields, misfit } from '../body.ts';
import { badField, sheetsError as rpcError } from '../errors.ts';
import { type Call, type Operation, of } from '../operation.ts';
import { readScopes } from '../scopes.ts';

const BODY: Fields = { scope: 'strings', lifetime: 'string', delegates: 'strings', payload: 'string' };

/** Seconds; twelve hours only where an organisation allows them. */
const LONGEST = 3600;

const iam = (name: string, run: (call: Call, email: string) => unknown): Operation =>
  of('iam')(
    'write',
    `serviceAccounts.${name}`,
    'POST',
    new RegExp(`^/v1/projects/-/serviceAccounts/([^/:]+):${name}$`),
    (call, [email]) => {
      const field = misfit(call.body, BODY);
      if (field !== undefined) throw badField(field, `Invalid value at '${field}'`);
      assertCreator(call, email!);
      return run(call, email!);
    },
  );

/** An account that does not exist is refused in the same words. */
function assertCreator({ services, account }: Call, email: string): void {
  if (services.tokens.account(email)?.tokenCreators?.includes(account)) return;
  throw rpcError(
    403,
    "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
  );
}

function generateAccessToken({ services, body }: Call, email: string): unknown {
  const scopes = readScopes((body.scope as string[] | undefined)?.join(' ') ?? '');
  if (scopes === undefined || scopes.length === 0)
    throw rpcError(400, 'Request contains an invalid argument.');
  const seconds = Number(/^(\d+)s$/.exec(String(body.lifetime ?? `${LONGEST}s`))?.[1]);
  if (!(seconds > 0 && seconds <= LONGEST)) throw rpcError(400, 'Request contains an invalid argument.');
  return services.tokens.lend(email, scopes, seconds);
}

function signJwt({ services, body }: Call): unknown {
  try {
    return services.tokens.sign(JSON.stringify(JSON.parse(String(body.payload))));
  } catch {
    throw rpcError(400, 'Request contains an invalid argument.');
  }
}

export const IAM_OPERATIONS: Operation[] = [
  iam('generateAccessToken', generateAccessToken),
  iam('signJwt', signJwt),
];
