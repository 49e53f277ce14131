using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>Access keys of users. Whoever signs with one is not known by it: the local cloud takes any credentials.</summary>
internal sealed class AccessKeyOperations(LocalCore core, IamAccounts accounts)
{
    /// <summary>Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    private const int KeysPerUser = 2;

    private const int IdLength = 16;
    private const int SecretLength = 40;

    public CreateAccessKeyResponse CreateAccessKey(CreateAccessKeyRequest request, CallContext call)
    {
        var user = accounts[call].User(request.UserName);
        if (user.Keys.Count >= KeysPerUser)
        {
            throw new LimitExceededException($"Cannot exceed quota for AccessKeysPerUser: {KeysPerUser}");
        }

        var key = new AccessKeyMetadata { UserName = request.UserName, AccessKeyId = "AKIA" + core.Ids.Upper(IdLength), Status = StatusType.Active, CreateDate = call.NowUtc };
        user.Keys.Add(key.AccessKeyId, key);
        return new CreateAccessKeyResponse
        {
            AccessKey = new AccessKey { UserName = key.UserName, AccessKeyId = key.AccessKeyId, Status = key.Status, SecretAccessKey = core.Ids.Mixed(SecretLength), CreateDate = key.CreateDate },
        };
    }

    public ListAccessKeysResponse ListAccessKeys(ListAccessKeysRequest request, CallContext call)
    {
        var page = IamAccounts.Page(accounts[call].User(request.UserName).Keys.Values, k => k.AccessKeyId, request.Marker, request.MaxItems);
        return new ListAccessKeysResponse { AccessKeyMetadata = page.Items, IsTruncated = page.Next is not null, Marker = page.Next };
    }

    public UpdateAccessKeyResponse UpdateAccessKey(UpdateAccessKeyRequest request, CallContext call)
    {
        accounts[call].User(request.UserName).Key(request.AccessKeyId).Status = request.Status;
        return new UpdateAccessKeyResponse();
    }

    public DeleteAccessKeyResponse DeleteAccessKey(DeleteAccessKeyRequest request, CallContext call)
    {
        var user = accounts[call].User(request.UserName);
        user.Keys.Remove(user.Key(request.AccessKeyId).AccessKeyId);
        return new DeleteAccessKeyResponse();
    }
}
