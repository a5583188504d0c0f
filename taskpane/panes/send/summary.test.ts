/** The line that says how the month's mails stand: it never says that all is well while something is in doubt. */
import { send as sendWords } from "../../text/send";

test.each([
  [{ all: 1, sent: 0, unknown: 0, besides: 0 }, "1 mail, one for each PI with the statements attached."],
  [{ all: 9, sent: 4, unknown: 0, besides: 0 }, "4 of 9 mails went out. Go on with the rest."],
  [{ all: 9, sent: 9, unknown: 0, besides: 0 }, "All 9 mails of this month went out."],
  [
    { all: 9, sent: 8, unknown: 1, besides: 0 },
    "8 of 9 mails went out. Of 1 nobody knows whether it left: decide above.",
  ],
  [
    { all: 9, sent: 5, unknown: 2, besides: 0 },
    "5 of 9 mails went out. Of 2 nobody knows whether they left: decide above. Go on with the rest.",
  ],
  [
    { all: 9, sent: 9, unknown: 0, besides: 2 },
    "All 9 mails of this month went out. Of 2 mails besides nobody knows whether they left: decide above.",
  ],
])("%j", (standings, said) => {
  expect(sendWords.summary(standings)).toBe(said);
});
