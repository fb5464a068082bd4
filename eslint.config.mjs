import js from "@eslint/js"
import medusa from "@medusajs/eslint-plugin"
import tseslint from "typescript-eslint"

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/**",
      "**/.medusa/**",
      ".data/**",
      "integration-tests/app/static/**",
      "integration-tests/fakes/resend/inbox/page/**",
      "**/*.mjs",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  // Its list of ignored folders holds integration-tests; ours are linted.
  ...medusa.configs.strict.filter(({ files, ignores }) => files || !ignores),
  {
    files: ["**/*.ts", "**/*.tsx", "**/*.mts"],
    languageOptions: {
      parserOptions: {
        project: [
          "./tsconfig.json",
          "./src/admin/tsconfig.json",
          "./integration-tests/tsconfig.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      // Control characters are what is looked for in names, logs and headers.
      "no-control-regex": "off",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Prefixed, because step ids are global to a store: "post-purchase-…".
      "@medusajs/step-id-kebab-case": "off",
    },
  },
  {
    // No Medusa in there, and a test that fails is no answer to a client.
    files: ["emails/**", "integration-tests/**", "src/admin/**"],
    rules: {
      "@medusajs/use-medusa-error-not-generic-error": "off",
      "@medusajs/prefer-container-registration-keys": "off",
      "@medusajs/prices-in-major-units": "off",
    },
  },
  {
    files: ["integration-tests/**"],
    rules: {
      // Medusa and the built plugin are loaded after the environment is set.
      "@typescript-eslint/no-require-imports": "off",
    },
  }
)
