export type ApiErrorName =
  | "application_error"
  | "concurrent_idempotent_requests"
  | "daily_quota_exceeded"
  | "invalid_api_key"
  | "invalid_idempotency_key"
  | "invalid_idempotent_request"
  | "invalid_parameter"
  | "method_not_allowed"
  | "missing_api_key"
  | "missing_required_field"
  | "monthly_quota_exceeded"
  | "not_found"
  | "rate_limit_exceeded"
  | "validation_error"

/** A refusal, in the shape that the API answers with. */
export class ApiError extends Error {
  constructor(
    readonly statusCode: number,
    override readonly name: ApiErrorName,
    message: string
  ) {
    super(message)
  }

  toJSON(): { statusCode: number; name: string; message: string } {
    return { statusCode: this.statusCode, name: this.name, message: this.message }
  }
}

export const missingField = (field: string): ApiError =>
  new ApiError(422, "missing_required_field", `Missing \`${field}\` field.`)

export const invalid = (message: string): ApiError =>
  new ApiError(422, "validation_error", message)

export const tooManyRequests = (limit: number): ApiError =>
  new ApiError(
    429,
    "rate_limit_exceeded",
    `Too many requests. You can only make ${limit} requests per second. See rate limit response headers for more information. Or contact support to increase rate limit.`
  )

export const quotaExceeded = (period: "daily" | "monthly"): ApiError =>
  new ApiError(
    429,
    `${period}_quota_exceeded`,
    `You have reached your ${period} email sending quota.`
  )

export const applicationError = (): ApiError =>
  new ApiError(
    500,
    "application_error",
    "Internal server error. We are unable to process your request right now, please try again later."
  )
