import { type PhotoProblem, type PreparedPhoto, preparePhoto } from "./prepare-photo"

/** A file that is no photo, by its place among those that were chosen. */
export type RefusedPhoto = { index: number; name: string; problem: PhotoProblem }

/** Makes photos of files, one after the other: decoding a big one takes the memory of 50 mails. */
export async function preparePhotos(
  files: readonly { name: string; content: Buffer }[]
): Promise<{ photos: PreparedPhoto[]; refused: RefusedPhoto[] }> {
  const photos: PreparedPhoto[] = []
  const refused: RefusedPhoto[] = []
  for (const [index, { name, content }] of files.entries()) {
    const photo = await preparePhoto(content)
    if (typeof photo === "string") {
      refused.push({ index, name, problem: photo })
    } else {
      photos.push(photo)
    }
  }
  return { photos, refused }
}
