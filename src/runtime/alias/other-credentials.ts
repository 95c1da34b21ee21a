/**
 * Stands in the Worker for those of Google's ways to be somebody that no setting of ours can ask for: credentials of other
 * clouds, programs and air-gapped machines. A Worker has the key of a service account.
 */
class Absent {
  constructor() {
    throw new Error('a Worker has the key of a service account, and no other credentials');
  }
}

/** Classes that Google's client compares with, and the names by which a key file would ask for one of them. */
export {
  Absent as AwsClient,
  Absent as AwsRequestSigner,
  Absent as BaseExternalAccountClient,
  Absent as DownscopedClient,
  Absent as ExternalAccountAuthorizedUserClient,
  Absent as ExternalAccountClient,
  Absent as GdchClient,
  Absent as IdentityPoolClient,
  Absent as PluggableAuthClient,
};
export const EXTERNAL_ACCOUNT_TYPE = 'external_account';
export const EXTERNAL_ACCOUNT_AUTHORIZED_USER_TYPE = 'external_account_authorized_user';
export const GDCH_SERVICE_ACCOUNT_TYPE = 'gdch_service_account';
