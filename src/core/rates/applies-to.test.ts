/** Applies To: what is read, what holds, and whether two conditions can meet. */
import { appliesTo, canBothHold, readAppliesTo } from "./applies-to";

const read = (text: string) => readAppliesTo(text).conditions;

test.each<[string, Record<string, string>, boolean]>([
  ["", { partition: "cpu" }, true],
  ["partition=cpu", { partition: "cpu" }, true],
  ["Partition = CPU", { partition: "cpu" }, true],
  ["partition=cpu", { partition: "CPU" }, true],
  ["partition=cpu", { partition: "cpu2" }, false],
  ["partition=cpu*", { partition: "cpu2" }, true],
  ["partition=cpu?", { partition: "cpu" }, false],
  ["partition=cpu|gpu", { partition: "gpu" }, true],
  ["partition=gpu; qos=high", { partition: "gpu", qos: "high" }, true],
  ["partition=gpu; qos=high", { partition: "gpu", qos: "low" }, false],
  ["qos=high", { partition: "gpu" }, false],
  ["qos=*", {}, true],
  ["qos=?*", {}, false],
  ["model=a.b+c", { model: "a.b+c" }, true],
  ["model=a.b", { model: "axb" }, false],
  ["tier=a=b;", { tier: "a=b" }, true],
])("%s on %j: %s", (text, facts, holds) => {
  expect(readAppliesTo(text).problem).toBe("");
  expect(appliesTo(read(text), facts)).toBe(holds);
});

test.each(["partition", "=cpu", "partition=", "partition=a|", "qos=a; qos=b"])("%s is refused", (text) => {
  expect(readAppliesTo(text).problem).toContain("Write it as partition=gpu*; qos=high|urgent");
});

test.each<[string, string, "yes" | "perhaps" | "no"]>([
  ["", "", "yes"],
  ["qos=a", "qos=b", "no"],
  ["qos=a|b", "qos=b|c", "yes"],
  ["qos=a*", "qos=b*", "no"],
  ["qos=a*", "qos=*b", "perhaps"],
  ["qos=a*", "qos=abc", "yes"],
  ["qos=a?c", "qos=abd", "no"],
  ["partition=cpu", "qos=high", "perhaps"],
  ["partition=cpu; qos=high", "partition=gpu; gpu=a100", "no"],
  ["partition=*", "partition=*", "yes"],
])("%s and %s: %s", (one, other, answer) => {
  expect(canBothHold(read(one), read(other))).toBe(answer);
  expect(canBothHold(read(other), read(one))).toBe(answer);
});
