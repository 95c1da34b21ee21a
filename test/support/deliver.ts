/** One mail, as `deliverAll` sends several. */
import { type Delivered, type DeliverPorts, deliverAll } from '../../src/jobs/deliver.ts';

/** Where it ended. A fault of our own is thrown. */
export async function deliver(ports: DeliverPorts, mailId: string): Promise<Delivered['end']> {
  const [done] = await deliverAll(ports, [mailId]);
  if (done !== undefined && 'fault' in done) throw done.fault;
  return done?.end;
}
