import { moveAcquisition, queueProjections, type ProfileMover } from '../profiles/index.ts';
import { moveCarts, moveCreditNotes, moveOrders } from './store.moves.ts';

/** Purchases follow their person, and go back to whom they were written for. */
export const orderMover: ProfileMover = {
  name: 'orders',
  async move(tx, workspaceId, moves) {
    await queueProjections(tx, workspaceId, 'order', await moveOrders(tx, workspaceId, moves));
    await queueProjections(tx, workspaceId, 'credit_note', await moveCreditNotes(tx, workspaceId, moves));
    await moveCarts(tx, workspaceId, moves);
    await moveAcquisition(tx, workspaceId, moves);
  },
};
