/** The service account that Google Cloud attaches to what it runs: no key anywhere, a metadata server gives tokens. */
import { GoogleAuth, type OAuth2Client } from 'google-auth-library';
import { SCOPES, through } from './clients.ts';

export interface AttachedAccount {
  auth: OAuth2Client;
  email: string;
}

const PUBSUB_SCOPE = 'https://www.googleapis.com/auth/pubsub';
/** To sign for itself, where it acts for a person, and to get tokens of further service accounts. */
const IAM_SCOPE = 'https://www.googleapis.com/auth/iam';

/** @param acts for a person, or for further service accounts. @throws Error when the default credentials are not a service account's, or there are none. */
export async function attachedAccount(
  fetch?: typeof globalThis.fetch,
  acts = false,
): Promise<AttachedAccount> {
  const google = new GoogleAuth({
    scopes: [...SCOPES, PUBSUB_SCOPE, ...(acts ? [IAM_SCOPE] : [])],
    clientOptions: through(fetch),
  });
  const auth = (await google.getClient()) as OAuth2Client;
  const { client_email: email } = await google.getCredentials();
  if (!email) {
    throw new Error(
      "Google's default credentials here are not a service account's: attach one to the function, and share the " +
        'spreadsheets with its address.',
    );
  }
  return { auth, email };
}
