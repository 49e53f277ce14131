using System.Net;
using Cyclops.Registries.Http;

namespace Cyclops.Registries;

/// <summary>
/// What is said when a registry could not be asked, or does not answer the question. Nothing of what a server wrote is repeated but
/// statuses and hosts: it may have repeated a secret.
/// </summary>
internal static class RegistryFaults
{
    /// <summary>No answer at all; transient.</summary>
    public const string UnreachableCode = "Unreachable";

    /// <summary>HTTP 429; transient.</summary>
    public const string TooManyRequestsCode = "TooManyRequests";

    /// <summary>HTTP 503; transient.</summary>
    public const string UnavailableCode = "Unavailable";

    private const string NotKnown = "whether the image is there is not known";

    public static CloudFault Unreachable(Call call, int attempts, Exception why) => new(
        UnreachableCode,
        $"{call.Subject}: {call.Address.Authority} could not be reached in {attempts} attempts ({Reason(why)}); {NotKnown}. It is tried again; check the registry's name, the network and the registry if this stays",
        isTransient: true,
        why);

    public static CloudFault Busy(Call call, HttpStatusCode status, int attempts, TimeSpan? retryAfter)
    {
        var isLimit = status == HttpStatusCode.TooManyRequests;
        return new(
            isLimit ? TooManyRequestsCode : status == HttpStatusCode.ServiceUnavailable ? UnavailableCode : "ServerError",
            $"{call.Subject}: {call.Address.Authority} answered HTTP {(int)status} ({attempts} of {attempts} attempts){(retryAfter is { } wait ? $" and wants to be left alone for {wait.TotalSeconds:0} s" : "")}; {NotKnown}. It is tried again{(isLimit ? "; credentials of a registry's user have a higher limit" : "")}",
            isTransient: true);
    }

    /// <summary>Another lookup has just found the registry so, and this one was not begun.</summary>
    public static CloudFault NotAsked(ImageReference image, CloudFault before) => new(
        before.Code, $"image {image}: {image.Registry} was not asked, as it did not answer another question a moment ago; {NotKnown}. It is tried again ({before.Message})", before.IsTransient);

    public static CloudFault Unusable(Call call, string why, Exception? inner = null) => new(
        "InvalidResponse",
        $"{call.Subject}: the answer of {call.Address.Authority} cannot be used: {why}; {NotKnown}. Check that it is a registry's address",
        isTransient: false,
        inner);

    public static CloudFault Refused(ImageReference image, HttpStatusCode status, RegistryCredentials? credentials) => (status, credentials) switch
    {
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, null) => new(
            "Unauthorized",
            $"image {image}: {image.Registry} does not show it (HTTP {(int)status}): there is no such repository, or it is private and no credentials were given. Correct the name, or give user and password of the registry",
            isTransient: false),
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, { User: var user }) => new(
            "AccessDenied",
            $"image {image}: {image.Registry} does not show it to user {user} (HTTP {(int)status}): the password is wrong or has expired, the user may not pull it, or there is no such repository. Correct the credentials or the name",
            isTransient: false),
        _ => new("UnexpectedStatus", $"image {image}: {image.Registry} answered HTTP {(int)status}; {NotKnown}. Check the image's name, and that this is a registry's address", isTransient: false),
    };

    private static string Reason(Exception why) => why switch
    {
        OperationCanceledException => $"no answer within {RegistryHttp.RequestTimeout.TotalSeconds:0} s",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => error.ToString(),
        _ => why.GetType().Name,
    };
}
