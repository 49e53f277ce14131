using System.Text;
using Amazon.SecretsManager.Model;

namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>Names, tokens and values of secrets. No message repeats a value.</summary>
internal static class SecretRules
{
    private const int LongestName = 512;

    public static void CheckName(string name)
    {
        if (name.Length is 0 or > LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || "-/_+=.@!".Contains(c, StringComparison.Ordinal)))
        {
            throw AwsErrors.Sender("ValidationException", "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
        }
    }

    /// <returns>The token, which becomes the id of the version.</returns>
    public static string Token(string? token) => token switch
    {
        null => throw new InvalidRequestException("You must provide a ClientRequestToken value. We recommend a UUID-type value."),
        { Length: >= 32 and <= 64 } => token,
        _ => throw new InvalidParameterException("ClientRequestToken must be 32-64 characters long."),
    };

    public static void CheckValue(string? text, byte[]? binary, int limit)
    {
        if (text is not null && binary is not null)
        {
            throw new InvalidParameterException("You can't specify both a binary secret value and a string secret value in the same secret.");
        }

        if ((text is null ? binary?.Length : Encoding.UTF8.GetByteCount(text)) > limit)
        {
            throw new InvalidParameterException($"The secret value is longer than {limit} bytes.");
        }
    }

    public static int PageSize(int? given) => given switch
    {
        null => 100,
        >= 1 and <= 100 => given.Value,
        _ => throw new InvalidParameterException("MaxResults must be between 1 and 100."),
    };

    public static InvalidNextTokenException BadToken() => new("The NextToken value is invalid.");
}
