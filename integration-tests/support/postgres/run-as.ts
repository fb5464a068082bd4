import { statSync, realpathSync } from "node:fs"
import { dirname } from "node:path"

/**
 * Whom PostgreSQL runs as. It refuses to run as root, so root drops to an
 * unprivileged id that needs no account on the machine ("nobody" on most).
 * Empty for an ordinary user: everything stays theirs.
 */
export interface RunAs {
  uid?: number
  gid?: number
}

const unprivilegedId = 65534

/** Whom PostgreSQL runs as when this process starts it. */
export function postgresIdentity(): RunAs {
  return process.getuid?.() === 0 ? { uid: unprivilegedId, gid: unprivilegedId } : {}
}

/**
 * Whether that user can walk to a path. A checkout below a home directory of
 * mode 0700 is out of reach for the unprivileged user.
 *
 * @param path - need not exist: the nearest existing ancestor is looked at
 */
export function isReachable(path: string, runAs: RunAs): boolean {
  if (runAs.uid === undefined) {
    return true
  }
  let current = nearestExisting(path)
  for (;;) {
    const { mode, uid } = statSync(current)
    const bit = uid === runAs.uid ? 0o100 : 0o001
    if ((mode & bit) === 0) {
      return false
    }
    const parent = dirname(current)
    if (parent === current) {
      return true
    }
    current = parent
  }
}

function nearestExisting(path: string): string {
  let current = path
  for (;;) {
    try {
      return realpathSync(current)
    } catch {
      const parent = dirname(current)
      if (parent === current) {
        return current
      }
      current = parent
    }
  }
}
