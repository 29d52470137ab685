import type { Architecture, Environment } from '../../model/architecture.ts'

/** Title of an environment's document in the dialect of the system. */
export const documentTitle = ({ documents, system }: Architecture, environment: Environment) =>
  documents.style === 'azure'
    ? `물리 아키텍처 설계서 - ${environment.name}`
    : `${system.name} - ${environment.name} 물리아키텍처 설계서`

export const masterTitle = ({ documents, system }: Architecture) =>
  documents.style === 'azure' ? '물리 아키텍처 설계서 - 마스터 인덱스' : `${system.name} - 물리아키텍처 설계서 (마스터)`
