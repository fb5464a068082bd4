/** Characters as JavaScript and HTML's `maxlength` count them. */
export const MAX_TITLE = 120
export const MAX_BODY = 5000
export const MAX_AUTHOR = 60
export const MAX_RESPONSE = 5000
export const MAX_NOTE = 2000

export const MAX_PHOTOS = 5
/** Of each file as it was chosen. */
export const MAX_PHOTO_BYTES = 8 * 1024 * 1024
/** A form with all of its photos, the largest ones, and then some: what is too large is told by name. */
export const MAX_FORM_BYTES = 64 * 1024 * 1024
