import { everyPage } from '../../../kernel/pagination.ts';
import { idParam, memberRoute, sendCsv, type AnyRoute } from '../../../platform/http/index.ts';
import { listMembers, readSegment } from '../queries/segments.ts';

/** Ids of a page go to the event store in an address, which holds some ten thousand. */
const pageSize = 2_000;

const columns = ['profile_id', 'email', 'name', 'city', 'country', 'member_since'];

export const memberFileRoutes: readonly AnyRoute[] = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/segments/:id/members.csv',
    operationId: 'downloadSegmentMembers',
    summary: 'All members as of the last evaluation, by profile id, as CSV',
    tags: ['Segments'],
    audience: 'member',
    permission: 'segments:read',
    params: idParam,
    handle: async (ctx, { params: { id }, reply }) => {
      const { name } = await readSegment(ctx, id);
      await sendCsv(reply, {
        name,
        columns,
        pages: everyPage((cursor) => listMembers(ctx, id, { cursor, limit: pageSize })),
        cells: (one) => [one.profileId, one.email, one.name, one.city, one.country, one.since],
      });
    },
  }),
];
