import { systemCode } from './failure.ts'

/** Does a step of tidying up, once more if it fails. What then still stands is only waste: it hides no other error, and the next run tries again. */
export async function atBest(step: () => void | Promise<void>) {
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      return await step()
    } catch (error) {
      if (systemCode(error) === null) throw error
    }
  }
}
