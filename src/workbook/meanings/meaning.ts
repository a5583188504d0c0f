/** What tables and columns are for, in words: the reference of the workbook is made from them. */
import type * as tables from "../tables";
import type { TableShape } from "../shape";
import type { Table } from "../tables";

export interface TableMeaning<R> {
  /** A sentence: what the table is for. */
  readonly what: string;
  /** A sentence: who or what writes its rows. */
  readonly filledBy: string;
  /** Every column; "" where its name says it. */
  readonly columns: { readonly [F in keyof R]-?: string };
}

type Tables = typeof tables;
type RecordOf<T> = T extends Table<infer R> ? R : never;

/** By the constant that describes the table: the compiler wants every one of them. */
export type Meanings = {
  readonly [K in keyof Tables as Tables[K] extends TableShape ? K : never]: TableMeaning<RecordOf<Tables[K]>>;
};
