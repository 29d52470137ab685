{{- define "chart.snapshotScript" -}}
"""Takes one VolumeSnapshot of a claim through the Kubernetes API and removes those older than KEEP_DAYS.

Reads CLAIM, SNAPSHOT_CLASS, KEEP_DAYS and NAMESPACE from the environment, and the token of its service account.
"""
import json
import os
import ssl
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

account = Path(os.environ.get("SERVICE_ACCOUNT_DIR", "/var/run/secrets/kubernetes.io/serviceaccount"))
claim, namespace = os.environ["CLAIM"], os.environ["NAMESPACE"]
host, port = os.environ["KUBERNETES_SERVICE_HOST"], os.environ["KUBERNETES_SERVICE_PORT"]
snapshots = f"https://{host}:{port}/apis/snapshot.storage.k8s.io/v1/namespaces/{namespace}/volumesnapshots"
label = {"ktarch/claim": claim}


def call(method, url, body=None):
    request = urllib.request.Request(url, method=method, data=json.dumps(body).encode() if body else None)
    request.add_header("Authorization", f"Bearer {(account / 'token').read_text()}")
    request.add_header("Content-Type", "application/json")
    context = ssl.create_default_context(cafile=str(account / "ca.crt"))
    with urllib.request.urlopen(request, context=context, timeout=30) as response:
        return json.load(response)


now = datetime.now(timezone.utc)
taken = call("POST", snapshots, {
    "apiVersion": "snapshot.storage.k8s.io/v1",
    "kind": "VolumeSnapshot",
    "metadata": {"name": f"{claim}-{now:%Y%m%d-%H%M%S}", "labels": label},
    "spec": {
        "volumeSnapshotClassName": os.environ["SNAPSHOT_CLASS"],
        "source": {"persistentVolumeClaimName": claim},
    },
})
print("스냅샷:", taken["metadata"]["name"])

oldest = now - timedelta(days=int(os.environ["KEEP_DAYS"]))
selector = urllib.parse.urlencode({"labelSelector": f"ktarch/claim={claim}"})
for item in call("GET", f"{snapshots}?{selector}")["items"]:
    created = datetime.fromisoformat(item["metadata"]["creationTimestamp"].replace("Z", "+00:00"))
    if created < oldest:
        call("DELETE", f"{snapshots}/{item['metadata']['name']}")
        print("삭제:", item["metadata"]["name"])
{{- end }}
