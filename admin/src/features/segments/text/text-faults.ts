export type TextFault = { message: string; offset: number; length: number; line: number; column: number };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const whole = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) ? value : null);

/** What the server said against pieces of the text, in their order; faults that name no piece are left out. */
export function textFaults(error: unknown): TextFault[] {
  const errors = isObject(error) && Array.isArray(error['errors']) ? error['errors'].filter(isObject) : [];
  return errors.flatMap((fault) => {
    const [offset, length, line, column] = ['offset', 'length', 'line', 'column'].map((key) => whole(fault[key]));
    const isPlaced = offset != null && length != null && line != null && column != null;
    return isPlaced ? [{ message: String(fault['message']), offset, length, line, column }] : [];
  });
}

export type Piece = { text: string; fault: boolean };

/** The text in pieces, with the faulty ones marked; a fault at a place between characters marks the one before it. */
export function piecesOf(text: string, faults: readonly Pick<TextFault, 'offset' | 'length'>[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (to: number, fault: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), fault });
    at = Math.max(at, to);
  };
  for (const { offset, length } of [...faults].sort((a, b) => a.offset - b.offset)) {
    const from = length === 0 ? Math.max(0, Math.min(offset, text.trimEnd().length) - 1) : offset;
    add(Math.min(from, text.length), false);
    add(Math.min(from + Math.max(length, 1), text.length), true);
  }
  add(text.length, false);
  return pieces;
}
