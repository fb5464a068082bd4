/** ISO 639-1. Browsers know their names but not the list. */
export const LANGUAGE_CODES =
  `ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka
   kk ko lb lt lv mk mn ms mt nb nl nn pl pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh
   zu`.split(/\s+/)
