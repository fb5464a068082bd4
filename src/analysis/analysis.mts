// Gives the ES module its types. Its code is one file without imports, which
// packaging/bundle.mjs writes over what the compiler makes of this line.
export * from "./index.js"
