/** Cases of the rule Unreadable tags. */
import { testRule } from "../../../testing/review-cases";
import { fitCell } from "../../focus/fit-cell";
import { unreadableTags } from "./unreadable-tags";

testRule(unreadableTags, [
  { it: "passes a JSON object", charge: { tags: '{"a":"1"}' }, reason: null },
  { it: "passes an empty object", charge: { tags: " {} " }, reason: null },
  { it: "passes a blank cell", charge: { tags: "  " }, reason: null },
  {
    it: "holds text that is no JSON",
    charge: { tags: '{"a":' },
    reason: 'the tags are no JSON object: {"a":',
  },
  { it: "passes an object without its braces", charge: { tags: '"a": "1"' }, reason: null },
  {
    it: "passes tags that were cut",
    charge: { tags: fitCell(`{"a":"${"x".repeat(40_000)}"}`) },
    reason: null,
  },
  {
    it: "holds a list",
    charge: { tags: "[1]" },
    reason: "the tags are no JSON object: [1]",
  },
  { it: "holds null", charge: { tags: "null" }, reason: "the tags are no JSON object: null" },
  { it: "holds a number", charge: { tags: "7" }, reason: "the tags are no JSON object: 7" },
]);
