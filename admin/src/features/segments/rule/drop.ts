import { moveTo, type Place } from './places.ts';
import { isGroup, type GroupNode } from './tree.ts';

/** Where a node is on the screen, in pixels of one frame. */
export type Box = { top: number; bottom: number; left: number; right: number };
export type Drop = { place: Place; line: { top: number; left: number; width: number } };

/** So near the edge of a group it is about the place before or after the group, not within. */
const edge = 10;

/** The place a dragged node would take at this height; null where it cannot stand or would stay. */
export function dropAt(root: GroupNode, boxes: ReadonlyMap<string, Box>, id: string, y: number): Drop | null {
  const group = innermost(root, boxes, id, y);
  const frame = boxes.get(group.id);
  if (!frame) return null;
  const parts = group.children.flatMap((child) => boxes.get(child.id) ?? []);
  const at = parts.filter(({ top, bottom }) => (top + bottom) / 2 < y).length;
  if (!moveTo(root, id, { parent: group.id, at })) return null;
  const [before, after] = [parts[at - 1], parts[at]];
  const { left, right } = before ?? after ?? { left: frame.left + edge, right: frame.right - edge };
  return {
    place: { parent: group.id, at },
    line: { top: lineTop(before, after) ?? (frame.top + frame.bottom) / 2, left, width: right - left },
  };
}

const lineTop = (before: Box | undefined, after: Box | undefined): number | undefined => {
  if (before && after) return (before.bottom + after.top) / 2;
  return before ? before.bottom + 3 : after && after.top - 5;
};

function innermost(group: GroupNode, boxes: ReadonlyMap<string, Box>, id: string, y: number): GroupNode {
  const within = group.children.filter(isGroup).find((child) => {
    const box = boxes.get(child.id);
    return child.id !== id && box !== undefined && y > box.top + edge && y < box.bottom - edge;
  });
  return within ? innermost(within, boxes, id, y) : group;
}
