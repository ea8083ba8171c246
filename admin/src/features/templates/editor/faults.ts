/** Lines that messages of the compiler name: "line 3, <mj-text>: …". */
export const faultyLines = (messages: readonly string[]): Set<number> =>
  new Set(messages.flatMap((message) => [...message.matchAll(/\bline (\d+)/g)].map((match) => Number(match[1]))));
