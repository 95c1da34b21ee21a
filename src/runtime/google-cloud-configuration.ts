/** What the functions on Google Cloud must be told besides: a file of its own, for no Worker has to carry it. */
import * as z from 'zod';
import { accessSetting, GoogleIap } from './access.ts';
import { ConfigurationSchema } from './configuration.ts';
import { json } from './json-setting.ts';
import { MailUrl } from './mail-setting.ts';

export const ServiceAccountAddress = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{4,28}[a-z0-9]@[a-z0-9.-]+\.iam\.gserviceaccount\.com$/,
    'is not the address of a service account, as pantau-2@project.iam.gserviceaccount.com',
  );

/** Addresses of service accounts, separated by commas, each once. */
export const FurtherAccounts = z
  .string()
  .transform((text) => text.split(',').map((address) => address.trim()))
  .pipe(z.array(ServiceAccountAddress))
  .refine((addresses) => new Set(addresses).size === addresses.length, {
    message: 'names the same service account twice',
  });

const DriveId = z.string().regex(/^[\w-]{10,100}$/, 'is not an id of Drive, as it stands in an address');

/** On whose behalf Drive's events are subscribed to, and of what. */
export const WorkspaceEvents = z
  .strictObject({ user: z.email(), drive: DriveId.optional(), folder: DriveId.optional() })
  .refine(({ drive, folder }) => (drive === undefined) !== (folder === undefined), {
    message: 'must name either a shared drive ("drive") or a folder ("folder")',
  })
  .transform(({ user, drive, folder }) => ({
    holder: user,
    target: drive === undefined ? `files/${folder}` : `drives/${drive}`,
  }));

export const GoogleCloudSchema = ConfigurationSchema.extend({
  PANTAU_MAIL_URL: MailUrl.refine(
    ({ transport }) => transport !== 'cloudflare',
    'cloudflare: is for a Worker alone',
  ),
  /**
   * Service accounts that share the work with the attached one, which is always of the pool and gets their tokens:
   * addresses, separated by commas.
   */
  PANTAU_SERVICE_ACCOUNTS: FurtherAccounts.default([]),
  /** Whose events of Drive are hints besides: a person of the domain, and a shared drive or a folder that it sees. JSON. */
  PANTAU_WORKSPACE_EVENTS: json(WorkspaceEvents).optional(),
  /** As on the other cloud, with Identity-Aware Proxy in the place of Access. */
  PANTAU_ACCESS: accessSetting({ iap: GoogleIap.optional() }).optional(),
  /** postgresql://user:password@/database?host=/cloudsql/project:region:instance, or a host and port. */
  PANTAU_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not an address that begins with postgresql://'),
  /** Project whose Pub/Sub topics carry the work. */
  PANTAU_PROJECT: z.string().regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'is not a project id of Google Cloud'),
  /** Topics are named by it: `pantau` gives `pantau-check`. One project can hold several districts. */
  PANTAU_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,20}$/, 'must be a short name of lower-case letters, digits and hyphens')
    .default('pantau'),
});

/** Told in the place of the mail server to functions that send nothing: they need not know its password. */
export const NO_MAIL = { PANTAU_MAIL_URL: 'smtp://127.0.0.1', PANTAU_MAIL_DRY_RUN: 'yes' } as const;
