using System.Globalization;
using System.Text.Json;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Sts;

/// <summary>STS: who calls, and credentials of roles. Any role may be assumed; nothing is checked.</summary>
internal sealed class StsService(LocalCore core) : ILocalService
{
    public string Name => "sts";

    public void Register(OperationTable operations) => operations
        .Add(Name, [StsShapes.GetCallerIdentity, StsShapes.AssumeRole])
        .On<BagRequest, BagResponse>(StsShapes.GetCallerIdentity, GetCallerIdentity)
        .On<BagRequest, BagResponse>(StsShapes.AssumeRole, AssumeRole);

    public void WriteState(Utf8JsonWriter json) => json.WriteNullValue();

    public void Reset()
    {
        // Nothing is kept here.
    }

    private static BagResponse GetCallerIdentity(BagRequest request, CallContext call) => new()
    {
        Values = new() { ["UserId"] = call.Caller, ["Account"] = call.Account, ["Arn"] = $"arn:aws:iam::{call.Account}:root" },
    };

    private BagResponse AssumeRole(BagRequest request, CallContext call)
    {
        if (request.Text("RoleArn") is not { } role || role.Split(':') is not [_, _, "iam", _, { Length: 12 } account, var name] || !name.StartsWith("role/", StringComparison.Ordinal))
        {
            throw AwsErrors.Validation($"{request.Text("RoleArn")} is invalid");
        }

        var session = request.Text("RoleSessionName")
            ?? throw AwsErrors.Validation("1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null");
        var seconds = request.Values.GetValueOrDefault("DurationSeconds") as int? ?? 3600;
        var id = "AROA" + core.Ids.Upper(17);
        return new BagResponse
        {
            Values = new()
            {
                ["Credentials"] = new Bag
                {
                    Values = new()
                    {
                        ["AccessKeyId"] = "ASIA" + core.Ids.Upper(16),
                        ["SecretAccessKey"] = core.Ids.Hex(40),
                        ["SessionToken"] = core.Ids.Hex(64),
                        ["Expiration"] = call.NowUtc.AddSeconds(seconds),
                    },
                },
                ["AssumedRoleUser"] = new Bag
                {
                    Values = new()
                    {
                        ["AssumedRoleId"] = string.Create(CultureInfo.InvariantCulture, $"{id}:{session}"),
                        ["Arn"] = $"arn:aws:sts::{account}:assumed-role/{name.Split('/')[^1]}/{session}",
                    },
                },
            },
        };
    }
}
