/**
 * A long text, kept as bytes. Half a million strings that wait for a statement keep the garbage collector busier than
 * making them; bytes are none of its business.
 */
export type TextBuffer = { append(text: string): void; bytes(): Buffer };

export function textBuffer(size = 4_096): TextBuffer {
  let buffer = Buffer.allocUnsafeSlow(size);
  let used = 0;
  return {
    append: (text) => {
      // A UTF-16 unit is at most three bytes of UTF-8.
      const needed = used + text.length * 3;
      if (needed > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(needed, buffer.length * 2));
        buffer.copy(larger, 0, 0, used);
        buffer = larger;
      }
      used += buffer.write(text, used);
    },
    bytes: () => buffer.subarray(0, used),
  };
}
