using Cyclops.Model;

namespace Cyclops.Ctl.Clouds;

/// <summary>Tells trouble that concerns every call from trouble with one of them.</summary>
internal static class AwsTrouble
{
    /// <summary>What to do about it; null when it concerns one call only.</summary>
    public static string? HintFor(string code) => code switch
    {
        "Unreachable" => "Check the network and --endpoint-url (or AWS_ENDPOINT_URL); for a local one, start it with \"cyclops-ctl up\".",
        "NoCredentials" => "Sign in (aws sso login, aws configure), or name a profile with --profile.",
        "NoRegion" => "Give --region, set AWS_REGION, or spec.region in platform.yaml.",
        "WrongAccount" => "Sign in to the other account, name its profile with --profile, or mend the id in platform.yaml.",
        "NoSuchProfile" => "Look at ~/.aws/config, or name another with --profile.",
        "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" => "The credentials have expired: sign in again.",
        "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidAccessKeyId" or "AuthFailure" or "SignatureDoesNotMatch"
            or "InvalidSignatureException" or "IncompleteSignature" => "AWS does not know these credentials: check --profile, and that --region is enabled for the account.",
        "OptInRequired" or "InvalidRegion" => "The region is not enabled for this account: check --region and spec.region.",
        _ => null,
    };

    /// <summary>Whether AWS refuses a call for want of a right.</summary>
    public static bool IsDenied(string code) => code is "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation";

    /// <summary>The error to end with when nothing can be read at all; null when something can.</summary>
    public static CtlException? Fatal(string environment, EquatableMap<Refusal> incomplete)
    {
        foreach (var (_, why) in incomplete)
        {
            if (HintFor(why.Reason) is { } hint)
            {
                return CtlException.Unreachable($"AWS cannot be asked about {environment}: {why.Message}", hint);
            }
        }

        return null;
    }
}
