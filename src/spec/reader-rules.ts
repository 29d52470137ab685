/** What the reader refuses, as `ktarch rules` and `ktarch explain` list it beside the rules of src/rules. */
export const readerRules = [
  { id: 'encoding', title: '파일은 UTF-8이어야 한다' },
  { id: 'hidden-character', title: '보이지 않거나 글자의 방향을 바꾸는 문자를 쓸 수 없다' },
  { id: 'yaml', title: 'YAML 1.2 문법에 맞아야 한다' },
  { id: 'yaml-limit', title: '파일의 크기, 깊이, 별칭의 수에는 한도가 있다' },
  { id: 'yaml-feature', title: '태그, 지시문, 병합 키처럼 읽는 쪽마다 뜻이 달라지는 YAML 기능은 쓸 수 없다' },
  { id: 'duplicate-key', title: '한 맵에 같은 키를 두 번 쓸 수 없다' },
  { id: 'empty-value', title: '키에는 값이 있어야 한다. 쓰지 않을 키는 지운다' },
  { id: 'schema-unknown-key', title: '스키마에 있는 키와 x-로 시작하는 키만 쓸 수 있다' },
  { id: 'schema-missing-key', title: '필요한 키가 있어야 한다' },
  { id: 'schema-key-name', title: '직접 짓는 키의 이름에는 정해진 글자만 쓸 수 있다' },
  { id: 'schema-type', title: '값의 종류가 맞아야 한다' },
  { id: 'schema-value', title: '값의 형식과 범위가 맞아야 한다' },
  { id: 'suppression-form', title: '규칙을 넘기는 주석에는 규칙, 기한, 까닭이 있어야 한다' },
  { id: 'suppression-expired', title: '규칙을 넘기는 주석의 기한이 지나지 않아야 한다' },
  { id: 'suppression-unused', title: '규칙을 넘기는 주석은 실제로 무엇인가를 넘겨야 한다' },
] as const
