"""Unpacks the strict Kubernetes schemas of the package kubernetes-validate for kubeconform.

usage: unpack-kubernetes-schemas.py WHEEL FOLDER
Writes FOLDER/v1.36.0/deployment-apps-v1.json and so on; their references then stay in the same folder.
"""
import json
import re
import sys
import zipfile
from pathlib import Path

wheel, folder = sys.argv[1:]
strict = re.compile(r"kubernetes_validate/kubernetes-json-schema/(v[0-9.]+)-local-strict/([^/]+\.json)$")

with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        found = strict.match(name)
        if found is None:
            continue
        version, file = found.groups()
        target = Path(folder, version, file)
        target.parent.mkdir(parents=True, exist_ok=True)
        schema = json.loads(archive.read(name).decode().replace('"/api/_definitions.json', '"_definitions.json'))
        schema.pop("$id", None)
        target.write_text(json.dumps(schema))
