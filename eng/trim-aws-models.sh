#!/usr/bin/env bash
# Makes models/aws/*.awsmodel.json anew from the public service models that botocore ships: the operations that
# models/aws/services.json lists, the shapes they reach, endpoint rules and paginators; no documentation.
# The same botocore gives the same bytes. Needs python3 with botocore, or its data folder as the argument.
set -euo pipefail
cd "$(dirname "$0")/.."

data="${1:-$(python3 -c 'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))')}"
rm -f models/aws/*.awsmodel.json
dotnet run --project eng/Cyclops.Aws.ModelTrimmer -- trim "$data" models/aws/services.json models/aws
git --no-pager diff --stat -- models/aws
