using System.Security.Cryptography;
using System.Text;
using Cyclops.Model.Secrets;

namespace Cyclops.Reconcilers.SmtpUser;

/// <summary>The password of SES's SMTP servers, which follows from the secret of an access key.</summary>
/// <remarks>Source: Amazon SES Developer Guide, "Obtaining Amazon SES SMTP credentials by converting existing AWS credentials".</remarks>
public static class SmtpPassword
{
    private const byte Version = 0x04;

    /// <summary>The password for the server of a region.</summary>
    /// <param name="secretAccessKey">The secret of the access key whose id is the user's name.</param>
    /// <param name="region">The region.</param>
    public static Secret Of(Secret secretAccessKey, string region)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secretAccessKey.Reveal());
        foreach (var part in new[] { "11111111", region, "ses", "aws4_request", "SendRawEmail" })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return new(Convert.ToBase64String([Version, .. key]));
    }
}
