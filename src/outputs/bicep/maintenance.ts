import { minutesEast } from '../../catalog/time-zones.ts'
import type { Environment } from '../../model/architecture.ts'

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
export type Day = (typeof days)[number]

export interface MaintenanceWindow {
  /** In the environment's time. */
  day: Day
  start: string
  hours: number
  /** '+09:00' */
  utcOffset: string
  /** The same start in UTC; dayNumber counts from Sunday = 0. */
  utc: { day: Day; dayNumber: number; hour: number; minute: number }
}

/** When the environment may be worked on; null when the spec does not say. */
export function maintenanceWindow({ settings, timeZone }: Environment): MaintenanceWindow | null {
  const written = settings.operations?.maintenance
  if (!written) return null
  const [start = '00:00', end = '00:00'] = written.time.split('..')
  // A zone that the catalog does not know has summer time, which Azure's windows cannot follow: they stay in UTC.
  const offset = minutesEast(timeZone) ?? 0
  const local = days.indexOf(written.day) * 1440 + minutesOf(start)
  const utc = (local - offset + 7 * 1440) % (7 * 1440)
  const length = (minutesOf(end) - minutesOf(start) + 1440) % 1440
  const sign = offset < 0 ? '-' : '+'
  const dayNumber = Math.floor(utc / 1440)
  return {
    day: written.day,
    start,
    hours: Math.ceil(length / 60),
    utcOffset: `${sign}${twoDigits(Math.floor(Math.abs(offset) / 60))}:${twoDigits(Math.abs(offset) % 60)}`,
    utc: { day: days[dayNumber]!, dayNumber, hour: Math.floor(utc / 60) % 24, minute: utc % 60 },
  }
}

const minutesOf = (time: string) => {
  const [hour = '0', minute = '0'] = time.split(':')
  return Number(hour) * 60 + Number(minute)
}

const twoDigits = (number: number) => String(number).padStart(2, '0')
