/*
 * The statements the front itself sends to the engine. Those that prepare a session carry no function label: they
 * run before every query that needs them and never appear alone.
 */

const plainName = /^[A-Za-z_]\w*$/;

export function literal(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

export function identifier(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}

/** True for names that may stand in SET as they are. */
export function isSettingName(name: string): boolean {
  return plainName.test(name);
}

/** `undefined` as a value puts the setting back to the server's default. */
export function setStatement(changes: Iterable<readonly [name: string, value: string | undefined]>): string {
  return `SET ${Array.from(changes, ([name, value]) => `${name} = ${value === undefined ? 'DEFAULT' : literal(value)}`).join(', ')}`;
}

export function useStatement(database: string): string {
  return `USE ${identifier(database)}`;
}

/** Queries are marked at their very beginning, where the text of the KILL itself cannot match. */
export function mark(id: string): string {
  return `/*front:${id}*/ `;
}

/** ASYNC: the synchronous form was seen to hang for ever after an abort. */
export function killStatement(id: string): string {
  return `/* killStatement */ KILL QUERY WHERE startsWith(query, ${literal(mark(id).trim())}) ASYNC`;
}

export const killEveryStatement = `/* killEveryStatement */ KILL QUERY WHERE startsWith(query, '/*front:') ASYNC`;

export const openingStatement = `/* openingStatement */ SELECT version(), (SELECT count() FROM system.detached_parts WHERE startsWith(reason, 'broken')) FORMAT TSV`;
