import type { Projector } from '../events/index.ts';
import { recordAcquisition, touchOf, type AcquisitionFact } from '../profiles/index.ts';

/** The first touch of people: the earliest message that tells where a visit came from. */
export const acquisitionProjector: Projector = {
  name: 'acquisition',
  async project(batch) {
    const first = new Map<number, AcquisitionFact>();
    for (const message of batch.messages) {
      const { profileId, originId } = message;
      if (profileId === null || originId === null) continue;
      const known = first.get(originId);
      if (known !== undefined && known.at.getTime() < message.time) continue;
      const facts = touchOf(message.context);
      if (facts === null) continue;
      if (
        known !== undefined &&
        known.at.getTime() === message.time &&
        JSON.stringify(known.facts) <= JSON.stringify(facts)
      )
        continue;
      first.set(originId, { profileId, originId, kind: 'touch', at: new Date(message.time), facts });
    }
    await recordAcquisition(batch.tx, batch.workspaceId, [...first.values()]);
  },
};
