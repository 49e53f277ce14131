using System.Globalization;
using System.Text.Json;
using Cyclops.LocalCloud.Authorization;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Sts;

/// <summary>STS: who calls, and credentials of roles. Any role may be assumed, unless calls are judged by policies.</summary>
internal sealed class StsService(LocalCore core, RoleSessions sessions) : ILocalService
{
    public string Name => "sts";

    public void Register(OperationTable operations) => operations
        .Add(Name, [StsShapes.GetCallerIdentity, StsShapes.AssumeRole])
        .On<BagRequest, BagResponse>(StsShapes.GetCallerIdentity, GetCallerIdentity)
        .On<BagRequest, BagResponse>(StsShapes.AssumeRole, AssumeRole);

    public void WriteState(Utf8JsonWriter json) => json.WriteNullValue();

    public void Reset() => sessions.Clear();

    private BagResponse GetCallerIdentity(BagRequest request, CallContext call)
    {
        var session = sessions.Find(call.Caller);
        return new()
        {
            Values = new() { ["UserId"] = session?.UserId ?? call.Caller, ["Account"] = call.Account, ["Arn"] = session?.Arn ?? $"arn:aws:iam::{call.Account}:root" },
        };
    }

    private BagResponse AssumeRole(BagRequest request, CallContext call)
    {
        if (request.Text("RoleArn") is not { } role || role.Split(':') is not [_, _, "iam", _, { Length: 12 } account, var name] || !name.StartsWith("role/", StringComparison.Ordinal))
        {
            throw AwsErrors.Validation($"{request.Text("RoleArn")} is invalid");
        }

        var session = request.Text("RoleSessionName")
            ?? throw AwsErrors.Validation("1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null");
        var seconds = request.Values.GetValueOrDefault("DurationSeconds") as int? ?? 3600;
        var user = string.Create(CultureInfo.InvariantCulture, $"AROA{core.Ids.Upper(17)}:{session}");
        var arn = $"arn:aws:sts::{account}:assumed-role/{name.Split('/')[^1]}/{session}";
        var key = "ASIA" + core.Ids.Upper(16);
        var expires = call.NowUtc.AddSeconds(seconds);
        sessions.Add(key, new(role, arn, user, expires));
        return new BagResponse
        {
            Values = new()
            {
                ["Credentials"] = new Bag
                {
                    Values = new()
                    {
                        ["AccessKeyId"] = key,
                        ["SecretAccessKey"] = core.Ids.Hex(40),
                        ["SessionToken"] = core.Ids.Hex(64),
                        ["Expiration"] = expires,
                    },
                },
                ["AssumedRoleUser"] = new Bag
                {
                    Values = new()
                    {
                        ["AssumedRoleId"] = user,
                        ["Arn"] = arn,
                    },
                },
            },
        };
    }
}
