export function typesOf(): Promise<string>
