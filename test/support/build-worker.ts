/** The Worker is built once, before any test file asks for it. */
import { bundleWorker } from '../../src/runtime/local/bundle.ts';

export async function setup(): Promise<void> {
  await bundleWorker();
}
