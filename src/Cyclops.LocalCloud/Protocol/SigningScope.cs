namespace Cyclops.LocalCloud.Protocol;

/// <summary>What a SigV4 Authorization header says about the call: who, where, which service. The signature is not checked.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html</remarks>
public sealed record SigningScope(string AccessKey, string Region, string Service)
{
    private const string Marker = "Credential=";

    /// <summary>An unsigned call.</summary>
    public static SigningScope None { get; } = new("", "us-east-1", "");

    /// <summary>Of the Authorization header, or of the query of a presigned address.</summary>
    public static SigningScope Of(WireRequest request) => request.Header("Authorization") is { } authorization
        ? Parse(authorization)
        : Parse(Uri.UnescapeDataString(Array.Find(request.Query.Split('&'), p => p.StartsWith("X-Amz-" + Marker, StringComparison.Ordinal)) ?? ""));

    public static SigningScope Parse(string? authorization)
    {
        var at = authorization?.IndexOf(Marker, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return None;
        }

        var parts = authorization![(at + Marker.Length)..].Split(',', 2)[0].Trim().Split('/');
        return parts.Length >= 4 ? new SigningScope(parts[0], parts[2], parts[3]) : None;
    }
}
