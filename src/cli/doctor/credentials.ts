import { gaxios } from 'google-auth-library';
import { Trouble } from '../../ports/trouble.ts';
import type { ReachedAccount } from '../reach-google.ts';
import { type Checkup, type Finding, wrong } from './checkup.ts';

/** No file has this id: an account that may write is told that there is none, one that may only read that it may not. */
const NOBODYS = 'pantau-doctor-asks-for-no-spreadsheet';

export const credentials: Checkup = {
  name: 'credentials',
  title: 'Google takes the service accounts, for Drive and for Sheets',
  async run({ google }) {
    if (google === undefined) return undefined;
    return (await Promise.all(google.pool.map(findingsOf))).flat();
  },
};

async function findingsOf({ email, apis }: ReachedAccount): Promise<Finding[]> {
  const drive = await faultOf(() => apis.drive.files.list({ pageSize: 1, fields: 'files(id)' }));
  if (drive !== undefined) return [explain(email, 'Drive', drive)];
  const sheets = await faultOf(() =>
    apis.sheets.spreadsheets.batchUpdate({
      spreadsheetId: NOBODYS,
      requestBody: {
        requests: [{ updateSpreadsheetProperties: { properties: { title: '' }, fields: 'title' } }],
      },
    }),
  );
  if (statusOf(sheets) !== 404) return [explain(email, 'Sheets', sheets)];
  const write = await faultOf(() =>
    apis.drive.files.update({ fileId: NOBODYS, supportsAllDrives: true, requestBody: {} }),
  );
  return statusOf(write) === 404 ? [] : [explain(email, 'Drive', write)];
}

async function faultOf(call: () => Promise<unknown>): Promise<unknown> {
  return call().then(
    () => undefined,
    (error: unknown) => error,
  );
}

const statusOf = (error: unknown) =>
  error instanceof gaxios.GaxiosError ? (error.status ?? error.response?.status) : undefined;

function explain(email: string, api: 'Drive' | 'Sheets', error: unknown): Finding {
  if (error instanceof Trouble && error.code === 'auth')
    return wrong(
      `tokens of ${email} are refused: the account is gone, or may not be acted for`,
      `deploy again, or: gcloud iam service-accounts add-iam-policy-binding ${email} --member=serviceAccount:RUN --role=roles/iam.serviceAccountTokenCreator`,
    );
  const status = statusOf(error);
  const body = error instanceof gaxios.GaxiosError ? JSON.stringify(error.response?.data ?? '') : '';
  if (status === undefined)
    return wrong(
      `Google does not answer (${(error as Error).message})`,
      'look at the network of this machine: www.googleapis.com must be reachable over HTTPS',
    );
  if (/invalid_grant|invalid_client/.test(body) || status === 401)
    return wrong(
      `Google refuses the key of ${email}`,
      'make a new key for the account, put it into PANTAU_SERVICE_ACCOUNT, deploy again; if the key is new, set the clock of this machine',
    );
  if (/SCOPE/i.test(body))
    return wrong(
      `${email} may not use ${api} with the scopes it was given`,
      'log in again with the scopes spreadsheets and drive: gcloud auth application-default login --scopes=…',
    );
  if (/SERVICE_DISABLED|accessNotConfigured/.test(body))
    return wrong(
      `the ${api} API is switched off in the project of ${email}`,
      `switch it on: gcloud services enable ${api.toLowerCase()}.googleapis.com --project=ID`,
    );
  if (status === 429)
    return wrong(
      `the quota of ${email} is used up`,
      'run it again in two minutes; if it stays, something else uses the account',
    );
  return wrong(
    `${api} answers ${email} with ${status}`,
    'run it again in some minutes; look at the status page of Google Workspace',
  );
}
