/// <reference lib="dom" />
// Runs in the browser page: functions of this folder are sent there as text, so each stands on its own.

interface Mermaid {
  render(id: string, source: string, container: Element): Promise<{ svg: string }>
}

declare global {
  interface Window {
    /** Put there by the page's own script, once for all diagrams. */
    mermaid: Mermaid
  }
}

/** Draws one diagram into the page, in place of the one before. Rejects with Mermaid's message where the source is wrong. */
export async function draw(id: string, source: string): Promise<void> {
  const stage = document.querySelector('main')!
  stage.replaceChildren()
  const { svg } = await window.mermaid.render(id, source, stage)
  stage.innerHTML = svg
}

/** Whether two different syllables look the same, which is how a missing Korean font shows: boxes. */
export function lacksKoreanFont(): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = 40
  canvas.height = 40
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const pixels = (syllable: string) => {
    context.clearRect(0, 0, 40, 40)
    context.font = '32px sans-serif'
    context.fillText(syllable, 2, 32)
    return context.getImageData(0, 0, 40, 40).data.join()
  }
  return pixels('가') === pixels('힣')
}
