/** What the university uses on AWS in any month; 5 % off where the research agreement covers the service. */
import { shortHash } from "../../../src/core/hash";
import type { Sku } from "../line";
import { awsAccount } from "../shapes/aws";
import { ownerOf, type Recipe } from "./recipe";

const EC2 = "Amazon Elastic Compute Cloud";
const S3 = "Amazon Simple Storage Service";

function instance(type: string, list: string, contracted: string): Sku {
  return {
    service: EC2,
    category: "Compute",
    subcategory: "Virtual Machines",
    sku: `EC2-${type.toUpperCase().replace(".", "-")}`,
    unit: "Hours",
    list,
    contracted,
    meter: `RunInstances/BoxUsage:${type}`,
    resourceType: "instance",
  };
}

export const AWS_SKUS = {
  c6i: instance("c6i.4xlarge", "0.68", "0.646"),
  r6i: instance("r6i.2xlarge", "0.504", "0.4788"),
  g5: instance("g5.12xlarge", "5.672", "5.3884"),
  p4d: instance("p4d.24xlarge", "32.7726", "31.13397"),
  t3: instance("t3.medium", "0.0416", "0.03952"),
  s3: {
    service: S3,
    category: "Storage",
    subcategory: "Object Storage",
    sku: "S3-STANDARD",
    unit: "GB-Mo",
    list: "0.023",
    contracted: "0.023",
    meter: "StandardStorage/TimedStorage-ByteHrs",
    resourceType: "bucket",
  },
  lambda: {
    service: "AWS Lambda",
    category: "Compute",
    subcategory: "Serverless Compute",
    sku: "LAMBDA-GB-SECOND",
    unit: "Lambda-GB-Second",
    list: "0.0000166667",
    contracted: "0.0000166667",
    meter: "Invoke/Lambda-GB-Second",
    resourceType: "function",
  },
  transfer: {
    service: "AWS Data Transfer",
    category: "Networking",
    subcategory: "Network Connectivity",
    sku: "DT-OUT",
    unit: "GB",
    list: "0.09",
    contracted: "0.0855",
    meter: "PutObject/DataTransfer-Out-Bytes",
    resourceType: "bucket",
  },
  sagemaker: {
    service: "Amazon SageMaker",
    category: "AI and Machine Learning",
    subcategory: "Machine Learning",
    sku: "SM-ML-G5-XLARGE",
    unit: "Hours",
    list: "1.408",
    contracted: "1.3376",
    meter: "RunInstance/Train:ml.g5.xlarge",
    resourceType: "training-job",
  },
  textract: {
    service: "Amazon Textract",
    category: "AI and Machine Learning",
    subcategory: "Other (AI and Machine Learning)",
    sku: "TEXTRACT-PAGES",
    unit: "Pages",
    list: "0.0015",
    contracted: "0.0015",
    meter: "DetectDocumentText/PagesProcessed",
    resourceType: "api",
  },
} as const satisfies Record<string, Sku>;

export function instanceId(project: string, name: string): string {
  return `i-0${shortHash([project, name], 16)}`;
}

function ec2(sku: Sku, project: string, name: string, rows: number, quantity: string): Recipe {
  const type = sku.meter.split(":")[1] ?? "";
  return {
    sku,
    project,
    resourceId: instanceId(project, name),
    resourceName: name,
    rows,
    quantity,
    span: 24,
    description: `$${sku.list} per On Demand Linux ${type} Instance Hour, US East`,
  };
}

function bucket(sku: Sku, project: string, name: string, rows: number, quantity: string): Recipe {
  const description =
    sku === AWS_SKUS.s3
      ? '$0.023 per GB, "Standard" class, first 50 TB / month'
      : "Data transfer out, per GB";
  return {
    sku,
    project,
    resourceId: `arn:aws:s3:::${name}`,
    resourceName: name,
    rows,
    quantity,
    span: 24,
    description,
  };
}

/** An ARN in the owner's account. */
function arn(project: string, service: string, name: string): string {
  return `arn:aws:${service}:us-east-1:${awsAccount(ownerOf(project))}:${name}`;
}

const { c6i, r6i, g5, t3, s3, lambda, transfer, sagemaker, textract } = AWS_SKUS;

export const AWS_USAGE: readonly Recipe[] = [
  {
    ...ec2(c6i, "catalyst-screen", "dft-runner-1", 22, "18.5"),
    tags: { fund_org: "CHEM-24117", grant_number: "CHE-0024117" },
  },
  { ...ec2(c6i, "catalyst-screen", "dft-runner-2", 14, "11.25"), tags: { grant_number: "CHE-0024117" } },
  {
    ...ec2(g5, "lang-models", "trainer-a", 20, "9.5"),
    tags: { fund_org: "COMP-25210", grant_number: "IIS-0025210" },
  },
  {
    ...ec2(t3, "teaching-lab", "=lab-gateway", 16, "24"),
    description: "=Gateway of the teaching lab, t3.medium hour",
  },
  bucket(s3, "lang-models", "lang-models-corpus", 15, "61.75"),
  {
    sku: sagemaker,
    project: "lang-models",
    tags: { fund_org: "COMP-25210", request_id: "REQ-00871" },
    resourceId: arn("lang-models", "sagemaker", "training-job/tokenizer"),
    resourceName: "tokenizer",
    rows: 9,
    quantity: "6.5",
    span: 8,
    description: "$1.408 per Training ml.g5.xlarge hour in US East",
  },
  {
    ...ec2(r6i, "reef-genomes", "assembler", 20, "21"),
    tags: { fund_org: "BIO-24560", account_code: "07415" },
  },
  bucket(s3, "reef-genomes", "reef-genomes-reads", 14, "380.2"),
  ec2(r6i, "plant-atlas", "atlas-web", 12, "24"),
  {
    sku: lambda,
    project: "plant-atlas",
    resourceId: arn("plant-atlas", "lambda", "function:leaf-labels"),
    resourceName: "leaf-labels",
    rows: 8,
    quantity: "0.0371",
    span: 1,
    description: "AWS Lambda - Total Compute - US East (Northern Virginia)",
  },
  bucket(s3, "seismic-net", "seismic-waveforms", 14, "512.4"),
  bucket(transfer, "seismic-net", "seismic-waveforms", 8, "44.125"),
  { ...ec2(c6i, "bridge-twin", "bridge-solver", 18, "14.75"), tags: { fund_org: "ENG-24808" } },
  { ...ec2(c6i, "detector-sim", "toy-mc", 12, "16"), tags: { request_id: "REQ-00912" } },
  bucket(s3, "imaging-core", "imaging-core-stacks", 10, "225.5"),
  {
    sku: textract,
    project: "parish-records",
    resourceId: arn("parish-records", "textract", "adapter/parish"),
    resourceName: "parish-ocr",
    rows: 6,
    quantity: "1450",
    span: 6,
    description: "$0.0015 per page, first 1,000,000 pages, Detect Document Text",
  },
];
