import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is read in platform/config only: ask the config for a typed value.',
};
const today = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Business time comes from the injected clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Business time comes from the injected clock.',
  },
];
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a default export has a different name in every file that imports it.',
};

const code = ['**/*.{ts,tsx}'];
const tests = ['**/*.test.{ts,tsx}', '**/testing.ts', 'server/test/**'];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/dist.*/**',
      '**/node_modules/**',
      'data/**',
      'e2e/screenshots/**',
      '**/*.generated.ts',
      '**/*.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { ...js.configs.recommended, files: ['**/*.{js,mjs,cjs,ts,tsx}'] },
  ...[...tseslint.configs.strict, ...tseslint.configs.stylistic].map((config) => ({ ...config, files: code })),
  {
    files: code,
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', defaultExport],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true, 'ts-check': true },
      ],
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    // The rules that need types and are worth their seconds: a promise nobody waits for is an error nobody sees.
    files: ['server/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['server/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport, environment, ...today] },
  },
  { files: ['server/src/platform/config/**'], rules: { 'no-restricted-syntax': ['error', defaultExport, ...today] } },
  {
    // Platform code measures durations and sets timeouts; it takes no business decision by them.
    files: ['server/src/platform/**'],
    ignores: ['server/src/platform/config/**'],
    rules: { 'no-restricted-syntax': ['error', defaultExport, environment] },
  },
  { files: tests, rules: { 'no-restricted-syntax': ['error', defaultExport] } },
  {
    // What a tool calls must be one exported default: configurations, pages that are loaded when opened, vitest's global set-up.
    files: ['**/*.config.{ts,js}', 'admin/src/**/*-page.tsx', 'admin/src/**/page.tsx', 'server/test/setup/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        console: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    // Served as it is, to browsers.
    files: ['admin/public/**/*.js'],
    languageOptions: { globals: { document: 'readonly', localStorage: 'readonly', matchMedia: 'readonly' } },
  },
);
