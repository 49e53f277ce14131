namespace Cyclops.Ctl.Tests.Status;

/// <summary>What a controller says: one environment, one app that is well, one that is not.</summary>
internal static class StatusText
{
    public const string Json = """
        {
          "version": "0.1.0",
          "source": {
            "url": "https://example.org/config.git", "branch": "main", "path": "manifests",
            "head": "0123456789abcdef0123456789abcdef01234567", "acceptedHead": "0123456789abcdef0123456789abcdef01234567",
            "lastFetch": "2026-01-01T00:00:00Z", "hold": null, "errors": []
          },
          "environments": [
            {
              "environment": "staging", "app": null, "observedCommit": "0123456789abcdef0123456789abcdef01234567",
              "conditions": [ { "type": "Ready", "status": "True", "reason": "Serving", "message": "everything is there and well", "observedCommit": null, "since": "2026-01-01T00:00:00Z" } ],
              "resources": [], "drift": [], "nextVisit": null
            }
          ],
          "apps": [
            {
              "environment": "staging", "app": "haifa", "observedCommit": "0123456789abcdef0123456789abcdef01234567",
              "conditions": [
                { "type": "Valid", "status": "True", "reason": "ManifestValid", "message": "read", "observedCommit": null, "since": "2026-01-01T00:00:00Z" },
                { "type": "Synced", "status": "True", "reason": "AsWanted", "message": "AWS is as the manifest says", "observedCommit": null, "since": "2026-01-01T00:00:00Z" },
                { "type": "Ready", "status": "True", "reason": "Serving", "message": "everything is there and well", "observedCommit": null, "since": "2026-01-01T00:00:00Z" },
                { "type": "Degraded", "status": "False", "reason": "Well", "message": "nothing is wrong", "observedCommit": null, "since": "2026-01-01T00:00:00Z" }
              ],
              "resources": [ { "kind": "EcsService", "name": "web", "outcome": "Converged", "reason": "", "message": "" } ],
              "drift": [ "staging/haifa EcsService/web desiredCount: someone changed it in AWS to 5; the manifest says 2" ],
              "nextVisit": null, "somethingNew": 1
            },
            {
              "environment": "staging", "app": "jaffa", "observedCommit": null,
              "conditions": [ { "type": "Ready", "status": "False", "reason": "Blocked", "message": "waits\u001b[31m for environment stack", "observedCommit": null, "since": "2026-01-01T00:00:00Z" } ],
              "resources": [ { "kind": "EcsService", "name": "web", "outcome": "Blocked", "reason": "Blocked", "message": "waits" } ],
              "drift": [], "nextVisit": null
            }
          ],
          "queue": { "waiting": 0, "inFlight": 0 }
        }
        """;
}
