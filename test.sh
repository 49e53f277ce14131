#!/usr/bin/env bash
# Builds everything once, runs every test and a part of the simulation. The last line counts them: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Build nodes that outlive the run would hold its output open.
export MSBUILDDISABLENODEREUSE=1

solution=Cyclops.sln
log=artifacts/test.log
simulation=artifacts/simulation.log

give_up() {
    echo "$1" >&2
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
}

install_missing() {
    local missing=()
    command -v git > /dev/null || missing+=(git)
    command -v python3 > /dev/null || missing+=(python3)
    command -v docker-registry > /dev/null || missing+=(docker-registry)
    compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || missing+=(postgresql)
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
            || give_up "Could not install: ${missing[*]}"
    elif ! command -v git > /dev/null; then
        give_up "git is missing: install it, or run this as root on Debian."
    fi
}

# Adds up a number over the summary lines of all test projects.
sum() {
    grep -E '(Passed|Failed|Skipped)! +- Failed: ' "$log" | sed -E "s/.*[ ,-]$1: +([0-9]+).*/\1/" | awk '{ n += $1 } END { print n + 0 }'
}

# The rows of the simulation's table that held, or did not; a run without its last line is one that failed.
simulated() {
    local line
    line=$(grep -E '^Simulation: [0-9]+ passed, [0-9]+ failed' "$simulation" | tail -n 1)
    case "$1" in
        passed) echo "${line:-0 0}" | sed -E 's/^Simulation: ([0-9]+) passed.*/\1/; s/ .*//' ;;
        failed) [ -n "$line" ] && echo "$line" | sed -E 's/.* ([0-9]+) failed.*/\1/' || echo 1 ;;
    esac
}

command -v dotnet > /dev/null || give_up "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0"
install_missing
mkdir -p artifacts

dotnet restore "$solution" --locked-mode --verbosity quiet || give_up "The packages could not be restored."
# As it is shipped; the simulation takes a third longer when not optimised.
dotnet build "$solution" --configuration Release --no-restore --verbosity quiet || give_up "The build failed."

# The controller in the simulator: its part for every landing ends with a table. It takes what the tests leave of the cores, as those that
# wait for processes leave much.
nice -n 19 dotnet exec artifacts/bin/Cyclops.Simulation/release/Cyclops.Simulation.dll ci > "$simulation" 2>&1 &
simulating=$!
trap 'kill "$simulating" 2> /dev/null' EXIT

# One project after the other: each uses all cores by itself, and tests that wait for processes stay within their bounds.
dotnet test "$solution" --configuration Release --no-build --nologo -maxcpucount:1 2>&1 | grep --line-buffered -vE '^(Test run for|A total of|VSTest version|$)' | tee "$log"
status=${PIPESTATUS[0]}

wait "$simulating"
cat "$simulation"

passed=$(($(sum Passed) + $(simulated passed)))
failed=$(($(sum Failed) + $(simulated failed)))
skipped=$(sum Skipped)
projects=$(find tests -name '*.csproj' \( -name '*.Tests.csproj' -o -name 'Cyclops.Scenarios.csproj' \) | wc -l)
reported=$(grep -cE '(Passed|Failed|Skipped)! +- Failed: ' "$log")

if [ "$reported" -lt "$projects" ]; then
    echo "Only $reported of $projects test projects came to an end: see $log"
    [ "$failed" -eq 0 ] && failed=1
elif [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    echo "The test run failed outside of tests: see $log"
    failed=1
fi

if [ "$failed" -ne 0 ]; then
    echo "Failed:"
    grep -E '^ +Failed ' "$log" | sort -u
    grep -E '^violation ' "$simulation" | cut -c1-300 | head -20
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
