// The packages carry no types: only what is used here.
declare module 'mjml-core' {
  export type MjmlError = { line: number; message: string; tagName: string };
  export type MjmlCompile = (
    source: string,
    options?: {
      presets?: unknown[];
      validationLevel?: 'strict' | 'soft' | 'skip';
      keepComments?: boolean;
      ignoreIncludes?: boolean;
    },
  ) => Promise<{ html: string; errors: MjmlError[] }>;
  // CommonJS: Node gives the module object, bundlers its default.
  const mjml: MjmlCompile | { default: MjmlCompile };
  export default mjml;
}
declare module 'mjml-preset-core' {
  const preset: { components: unknown[]; dependencies: unknown };
  export default preset;
}
