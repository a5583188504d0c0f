/** What the university uses on Azure in any month; the enterprise agreement takes 8 % off machines. */
import type { Sku } from "../line";
import { MAREN_ALIAS, PI } from "../reference";
import { azureResource } from "../shapes/azure";
import { ownerOf, type Recipe } from "./recipe";

export const AZURE_SKUS = {
  d8: {
    service: "Virtual Machines",
    category: "Compute",
    subcategory: "Virtual Machines",
    sku: "DZH318Z08NRP",
    unit: "Hours",
    list: "0.384",
    contracted: "0.35328",
    meter: "D8s v5",
    resourceType: "Microsoft.Compute/virtualMachines",
  },
  blob: {
    service: "Storage Accounts",
    category: "Storage",
    subcategory: "Object Storage",
    sku: "DZH318Z0BNVX",
    unit: "GB-Months",
    list: "0.0184",
    contracted: "0.0184",
    meter: "Hot LRS Data Stored",
    resourceType: "Microsoft.Storage/storageAccounts",
  },
  sql: {
    service: "Azure SQL Database",
    category: "Databases",
    subcategory: "Relational Databases",
    sku: "DZH318Z0BQ43",
    unit: "vCore-Hours",
    list: "0.2529",
    contracted: "0.2529",
    meter: "General Purpose vCore",
    resourceType: "Microsoft.Sql/servers/databases",
  },
  openai: {
    service: "Azure OpenAI",
    category: "AI and Machine Learning",
    subcategory: "Generative AI",
    sku: "DZH318Z0C7L2",
    unit: "1000 Tokens",
    list: "0.005",
    contracted: "0.005",
    meter: "Text Input Tokens",
    resourceType: "Microsoft.CognitiveServices/accounts",
  },
  marketplace: {
    service: "Azure Marketplace",
    category: "Other",
    subcategory: "Other (Other)",
    sku: "DZH318Z0MKT1",
    unit: "Months",
    list: "0",
    contracted: "49",
    meter: "Image Analysis Plan",
    resourceType: "Microsoft.SaaS/resources",
  },
} as const satisfies Record<string, Sku>;

export function azureUse(sku: Sku, project: string, name: string, rows: number, quantity: string): Recipe {
  return {
    sku,
    project,
    resourceId: azureResource(ownerOf(project), sku.resourceType, name),
    resourceName: name,
    rows,
    quantity,
    span: 24,
    description: `${sku.service} - ${sku.meter} - US East`,
  };
}

const { d8, blob, sql, openai } = AZURE_SKUS;

export const AZURE_USAGE: readonly Recipe[] = [
  { ...azureUse(d8, "field-cameras", "vm-cameras-01", 14, "24"), tags: { fund_org: "BIO-10000" } },
  azureUse(blob, "field-cameras", "stcameras", 8, "128.6"),
  {
    ...azureUse(d8, "imaging-core", "vm-imaging-01", 16, "12.5"),
    tags: { pi_email: " Maren.TOLLGAARD@MED.example.edu " },
  },
  { ...azureUse(sql, "imaging-core", "sqldb-imaging", 10, "16"), tags: { pi_email: MAREN_ALIAS } },
  azureUse(d8, "teaching-lab", "vm-lab-01", 12, "8"),
  { ...azureUse(openai, "lang-models", "oai-lang", 12, "1850"), tags: { fund_org: "COMP-25210" } },
  azureUse(blob, "seismic-net", "stwaveforms", 12, "310.4"),
  { ...azureUse(d8, "seismic-net", "vm-picker", 10, "18"), description: 'Picker "P/S", D8s v5, hourly' },
  {
    ...azureUse(d8, "bridge-twin", "vm-twin-01", 12, "20"),
    tags: { fund_org: "ENG-24808", account_code: "07416" },
  },
  { ...azureUse(sql, "parish-records", "sqldb-parish", 8, "6"), tags: { fund_org: "HIST-10000" } },
  azureUse(blob, "polymer-aging", "stpolymer", 8, "95"),
  { ...azureUse(d8, "polymer-aging", "vm-polymer", 10, "10"), tags: { fund_org: "CHEM-24117" } },
];

/** The marketplace bills a plan that has no list price. */
export const IMAGE_PLAN: Recipe = {
  ...azureUse(AZURE_SKUS.marketplace, "imaging-core", "image-analysis-plan", 1, "1"),
  tags: { pi_email: PI.maren },
  span: "month",
  exact: true,
  description: "Image Analysis Plan, monthly, sold by a third party without a list price",
  category: "Purchase",
};
