/** What is wrong with a row, in which of its columns, and what would be right. */
export type RowFault = { row: number; column?: string; reason: string };
