/** The package brings no types of its own; with the build's shims it takes and gives plain bytes. */
declare module "subset-font" {
  export default function subset(font: Uint8Array, text: string, options: object): Promise<Uint8Array>;
}
