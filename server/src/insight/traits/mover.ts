import type { ProfileMover } from '../../records/profiles/index.ts';
import { moveEngagement, recomputeTraits } from './store.ts';

/** After purchases moved, both sides are computed again. */
export const traitMover: ProfileMover = {
  name: 'traits',
  async move(tx, workspaceId, moves, now) {
    await moveEngagement(tx, workspaceId, moves);
    await recomputeTraits(
      tx,
      workspaceId,
      moves.flatMap((move) => [move.from, move.to]),
      now,
    );
  },
};
