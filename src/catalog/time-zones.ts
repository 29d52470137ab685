import { lookUp } from './table.ts'
import table from './time-zones.json' with { type: 'json' }

const zones = lookUp<{ zone: string; minutesEast: number }>(table)

/** Minutes east of UTC of a zone that knows no summer time: 'Asia/Seoul' → 540; undefined for others. */
export const minutesEast = (zone: string) => zones.find(zone)?.minutesEast

/** The zones whose offset is known. */
export const timeZones = () => zones.all().map(({ zone }) => zone)
