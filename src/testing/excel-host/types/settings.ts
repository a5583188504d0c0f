/** Excel.SettingCollection (kept in the workbook, shared by co-authors) and Excel.DocumentProperties. */
import { itemNotFound } from "../errors";
import type { HostWorkbook } from "../model/workbook";
import { made, orNull, type HostObject, type HostType } from "../objects";
import { bagProperties } from "./bags";

interface Entry {
  readonly map: Map<string, unknown>;
  readonly key: string;
}

const SETTING: HostType<Entry> = {
  name: "Setting",
  identity: (entry) => ({ _Id: entry.key }),
  properties: {
    Key: { get: (entry) => entry.key },
    _Id: { get: (entry) => entry.key },
    Value: {
      get: (entry) => entry.map.get(entry.key),
      set: (entry, value) => {
        entry.map.set(entry.key, value);
      },
    },
    Type: { get: (entry) => typeName(entry.map.get(entry.key)) },
  },
  methods: {
    Delete: (entry) => {
      entry.map.delete(entry.key);
      return null;
    },
  },
};

const CUSTOM_PROPERTY: HostType<Entry> = {
  ...SETTING,
  name: "CustomProperty",
  identity: (entry) => ({ Key: entry.key }),
};

function collection(
  name: string,
  item: HostType<Entry>,
  map: (workbook: HostWorkbook) => Map<string, unknown>,
): HostType<HostWorkbook> {
  const find = (workbook: HostWorkbook, key: string): Entry | null => {
    const found = [...map(workbook).keys()].find((one) => one.toLowerCase() === key.toLowerCase());
    return found === undefined ? null : { map: map(workbook), key: found };
  };
  return {
    name,
    items: (workbook): HostObject[] =>
      [...map(workbook).keys()].map((key) => made(item, { map: map(workbook), key })),
    item: (workbook, key) => {
      const entry = find(workbook, String(key));
      if (entry === null) throw itemNotFound(`There is no ${String(key)}.`);
      return made(item, entry);
    },
    methods: {
      Add: (workbook, args) => {
        const key = find(workbook, args.text(0))?.key ?? args.text(0);
        map(workbook).set(key, args.any(1));
        return made(item, { map: map(workbook), key });
      },
      GetCount: (workbook) => map(workbook).size,
      GetItemOrNullObject: (workbook, args) => orNull(item, find(workbook, args.text(0))),
      DeleteAll: (workbook) => (map(workbook).clear(), null),
    },
  };
}

export const SETTINGS = collection("SettingCollection", SETTING, (workbook) => workbook.settings);

const CUSTOM_PROPERTIES = collection(
  "CustomPropertyCollection",
  CUSTOM_PROPERTY,
  (workbook) => workbook.customProperties,
);

const TEXTS = bagProperties({
  Title: "",
  Subject: "",
  Author: "",
  Keywords: "",
  Comments: "",
  LastAuthor: "",
  Category: "",
  Manager: "",
  Company: "",
  RevisionNumber: 1,
  CreationDate: "2025-01-01T00:00:00Z",
});

export const DOCUMENT_PROPERTIES: HostType<HostWorkbook> = {
  name: "DocumentProperties",
  properties: Object.fromEntries(
    Object.entries(TEXTS).map(([name, { get, set }]) => [
      name,
      {
        get: (workbook: HostWorkbook, context) => get(workbook.properties, context),
        set: (workbook: HostWorkbook, value: unknown, context) => set?.(workbook.properties, value, context),
      } satisfies NonNullable<HostType<HostWorkbook>["properties"]>[string],
    ]),
  ),
  objects: { Custom: (workbook) => made(CUSTOM_PROPERTIES, workbook) },
};

function typeName(value: unknown): string {
  return typeof value === "number" ? "Number" : typeof value === "boolean" ? "Boolean" : "String";
}
