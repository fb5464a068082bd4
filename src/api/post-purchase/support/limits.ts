import { createRateLimit } from "./rate-limit"

/**
 * What the public routes are limited by.
 *
 * A valid token is never limited by the address it comes from: the one-click POSTs, clicks and
 * opens of thousands of people reach us from a few addresses of Gmail, Apple and corporate
 * scanners, and each token is already known to be somebody's. What is limited by address is what
 * a guesser does: tokens that are none of ours, and addresses typed into the form.
 */
export const limits = {
  /** By address, over all public routes. */
  invalidToken: createRateLimit({ points: 30, seconds: 60 }),
  /** By token: far above what a person and every scanner in between do with one link. */
  validToken: createRateLimit({ points: 120, seconds: 60 }),
  /** By token, or by customer: each may bring 64 MB to decode. */
  reviewForm: createRateLimit({ points: 10, seconds: 60 }),
  /** By address. Besides, the workflow mails one person at most once an hour. */
  addressForm: createRateLimit({ points: 5, seconds: 60 }),
}
