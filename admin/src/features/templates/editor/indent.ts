const step = '  ';

/** The text with the touched lines indented (or less so), and where the selection is afterwards. */
export function indentLines(
  value: string,
  start: number,
  end: number,
  outwards: boolean,
): { value: string; start: number; end: number } {
  if (start === end && !outwards) {
    return {
      value: value.slice(0, start) + step + value.slice(end),
      start: start + step.length,
      end: start + step.length,
    };
  }
  const first = value.lastIndexOf('\n', start - 1) + 1;
  const lines = value.slice(first, end).split('\n');
  const moved = lines.map((line) => (outwards ? line.replace(/^ {1,2}/, '') : step + line));
  const firstShift = (moved[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const shift = moved.join('\n').length - (end - first);
  return {
    value: value.slice(0, first) + moved.join('\n') + value.slice(end),
    start: Math.max(first, start + firstShift),
    end: Math.max(first, end + shift),
  };
}
