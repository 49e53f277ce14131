#!/usr/bin/env bash
# Makes tests/Cyclops.Aws.Clients.Tests/Fixtures anew: random requests and responses of every operation (seeded, so the
# same models give the same bytes), each judged by botocore. Fails, and freezes nothing, when botocore disagrees with any.
# Needs python3 with botocore. Run it after models/aws changed.
set -euo pipefail
cd "$(dirname "$0")/.."

candidates="$(mktemp -d)"
trap 'rm -rf "$candidates"' EXIT
CYCLOPS_FIXTURE_CANDIDATES="$candidates" dotnet test tests/Cyclops.Aws.Clients.Tests \
  --filter "FullyQualifiedName~FixtureCandidatesTests" "$@"
python3 eng/judge_aws_fixtures.py "$candidates" tests/Cyclops.Aws.Clients.Tests/Fixtures
