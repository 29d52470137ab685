import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'

interface Position {
  line: number
  character: number
}

export interface LanguageServer {
  /** Messages of everything the server finds wrong. */
  problemsOf(text: string): Promise<string[]>
  /** What an editor shows over the place, as Markdown. */
  hoverAt(text: string, position: Position): Promise<string>
  /** Labels offered at the '|' in the text. */
  completionsAt(text: string): Promise<string[]>
  stop(): Promise<void>
}

/** yaml-language-server over stdio, as an editor starts it: no settings, no schema but the file's modeline. */
export async function startLanguageServer(folder: string): Promise<LanguageServer> {
  const program = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server')
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  const published = new Map<string, (problems: { message: string }[]) => void>()
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) =>
    published.get(uri)?.(diagnostics),
  )
  connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
    items.map(({ section }) =>
      section === 'yaml' ? { validate: true, hover: true, completion: true, schemaStore: { enable: false } } : {},
    ),
  )
  connection.onRequest('client/registerCapability', () => null)
  connection.onRequest('custom/schema/request', () => null)
  connection.listen()

  const rootUri = pathToFileURL(folder).href
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    capabilities: {
      textDocument: { hover: {}, completion: {}, publishDiagnostics: {} },
      workspace: { configuration: true },
    },
    workspaceFolders: [{ uri: rootUri, name: 'spec' }],
  })
  await connection.sendNotification('initialized', {})

  let opened = 0
  const open = async (text: string) => {
    const uri = `${rootUri}/try-${opened++}.yaml`
    const problems = new Promise<{ message: string }[]>(settle => published.set(uri, settle))
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    })
    return { uri, problems: await problems }
  }
  return {
    async problemsOf(text) {
      return (await open(text)).problems.map(({ message }) => message)
    },
    async hoverAt(text, position) {
      const { uri } = await open(text)
      const hover: { contents: { value: string } } | null = await connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position,
      })
      return hover?.contents.value ?? ''
    },
    async completionsAt(text) {
      const { uri } = await open(text.replace('|', ''))
      const before = text.slice(0, text.indexOf('|')).split('\n')
      const { items }: { items: { label: string }[] } = await connection.sendRequest('textDocument/completion', {
        textDocument: { uri },
        position: { line: before.length - 1, character: before.at(-1)!.length },
      })
      return items.map(({ label }) => label)
    },
    async stop() {
      connection.dispose()
      await ended(child)
    },
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(settle => {
    child.once('exit', () => settle())
    child.kill()
  })
}
