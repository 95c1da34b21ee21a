/**
 * Stands for the package `gcp-metadata` in the Worker: a Worker never runs on a Google machine, so there is no server to
 * ask who it is. Its account is in its settings.
 */
export const isAvailable = async (): Promise<boolean> => false;
export const getGCPResidency = (): boolean => false;

async function absent(): Promise<never> {
  throw new Error('there is no metadata server beside a Worker: set PANTAU_SERVICE_ACCOUNT');
}

export { absent as instance, absent as project, absent as universe };
