/**
 * What the file says of itself: in jsPDF's information dictionary, and once more as XMP, where PDF/UA looks for the
 * title and for its own mark (ISO 14289-1, 5 and 7.1; ISO 16684-1).
 */
import type { jsPDF } from "jspdf";
import { periodName } from "../../core/period";
import type { Settings } from "../../core/settings";
import type { StatementDocument } from "../../core/statements/statement";
import { pdfIdOf } from "../pdf-mark";
import { nameOf } from "./setting";
import { cleanText } from "./text";

const CREATOR = "OpenChargeback for Excel";
const LANGUAGE = "en-US";
/** Of our own two properties, which no standard has. */
const OWN_NAMESPACE = "urn:openchargeback:statement:1:";

/** All texts cleaned. */
interface Description {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
}

/** Also sets all that would differ from one run to the next. */
export function describe(doc: jsPDF, document: StatementDocument, settings: Settings): void {
  const digits = document.madeAt.replace(/\D/g, "").padEnd(14, "0").slice(0, 14);
  const description: Description = {
    title: cleanText(
      `Statement ${document.statementNo}, ${periodName(document.period)}, ${document.name}${projectWords(document, settings)}`,
    ),
    author: cleanText(settings.institution),
    subject: cleanText(`Charges of ${document.pi} for ${periodName(document.period)}`),
    keywords: cleanText(`${document.statementNo}, ${document.period}, content hash ${document.contentHash}`),
  };
  doc.setCreationDate(`D:${digits}+00'00'`);
  doc.setFileId(pdfIdOf(document));
  doc.setLanguage(LANGUAGE);
  doc.viewerPreferences({ DisplayDocTitle: true });
  doc.setDocumentProperties({ ...description, creator: CREATOR });
  doc.addMetadata(xmp(document, description, digits), true);
}

/** Of several statements of a PI the title says which it is. */
function projectWords({ projects }: StatementDocument, { statementPer }: Settings): string {
  return statementPer === "PI" ? "" : projects.map((project) => `, ${nameOf(project)}`).join("");
}

function xmp(document: StatementDocument, description: Description, digits: string): string {
  const [date, time] = [digits.slice(0, 8), digits.slice(8)].map((part) => part.match(/../g) ?? []);
  const [century, year, month, day] = date ?? [];
  const created = `${century}${year}-${month}-${day}T${(time ?? []).join(":")}Z`;
  const properties = [
    element("dc:format", "application/pdf"),
    element("dc:identifier", escaped(document.statementNo)),
    list("dc:title", "Alt", `<rdf:li xml:lang="x-default">${escaped(description.title)}</rdf:li>`),
    list("dc:creator", "Seq", element("rdf:li", escaped(description.author))),
    list("dc:description", "Alt", `<rdf:li xml:lang="x-default">${escaped(description.subject)}</rdf:li>`),
    list("dc:language", "Bag", element("rdf:li", LANGUAGE)),
    element("pdf:Keywords", escaped(description.keywords)),
    element("xmp:CreateDate", created),
    element("xmp:CreatorTool", CREATOR),
    element("statement:number", escaped(document.statementNo)),
    element("statement:revision", String(document.revision)),
    element("statement:contentHash", escaped(document.contentHash)),
    element("pdfuaid:part", "1"),
  ];
  const namespaces = [
    `xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    `xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`,
    `xmlns:xmp="http://ns.adobe.com/xap/1.0/"`,
    `xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`,
    `xmlns:statement="${OWN_NAMESPACE}"`,
  ];
  return [
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>`,
    `<x:xmpmeta xmlns:x="adobe:ns:meta/">`,
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`,
    `<rdf:Description rdf:about="" ${namespaces.join(" ")}>`,
    ...properties,
    "</rdf:Description>",
    "</rdf:RDF>",
    "</x:xmpmeta>",
    `<?xpacket end="r"?>`,
  ].join("\n");
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function list(name: string, kind: "Alt" | "Seq" | "Bag", items: string): string {
  return element(name, element(`rdf:${kind}`, items));
}

function escaped(text: string): string {
  return cleanText(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\ufffe\uffff]/g, "\ufffd");
}
