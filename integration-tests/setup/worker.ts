// Medusa's test-utils name a database after the worker. Without this two files that run side
// by side on one module would share a database, and drop it under each other.
process.env.JEST_WORKER_ID ??= process.env.VITEST_POOL_ID
process.env.MEDUSA_DISABLE_TELEMETRY = "true"
process.env.LOG_LEVEL ??= "error"
