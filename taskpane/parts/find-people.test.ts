/** Finding a PI as people type. */
import { person } from "../../src/testing/builders";
import { findPeople } from "./find-people";

const people = [
  person({ email: "ada.quill@bio.example.edu", name: "Ada Quill", department: "Biology" }),
  person({ email: "smith@chem.example.edu", name: "Bea Smith", department: "Chemistry", aliases: "" }),
  person({
    email: "smith@bio.example.edu",
    name: "Cy Smith",
    department: "Biology",
    aliases: "cys@lab.example.edu",
  }),
  person({ email: "jose@geo.example.edu", name: "José Nandwick", department: "Geology" }),
];
const names = (text: string): string[] => findPeople(people, text, 3).map((p) => p.name);

test.each([
  ["smith", ["Bea Smith", "Cy Smith"]],
  ["smi bio", ["Cy Smith"]],
  ["smith@bio.example.edu", ["Cy Smith"]],
  ["cys", ["Cy Smith"]],
  ["jose", ["José Nandwick"]],
  ["biology", ["Ada Quill", "Cy Smith"]],
  ["mith", []],
  ["", []],
])("%s", (text, found) => {
  expect(names(text)).toEqual(found);
});

test("a name goes before an address", () => {
  const both = [
    person({ name: "Quill Ada", email: "x@example.edu" }),
    person({ name: "Zoe", email: "quill@example.edu" }),
  ];
  expect(findPeople([...both].reverse(), "quill", 2).map((p) => p.name)).toEqual(["Quill Ada", "Zoe"]);
});
