using System.Text.RegularExpressions;

namespace Cyclops.Model.Secrets;

/// <summary>
/// Takes out of a foreign text what looks like a credential: the lines that a program writes when it fails may show how it was
/// configured. It masks too much rather than too little.
/// </summary>
public static partial class CredentialMask
{
    private const string Mask = "***";

    /// <summary>The text with each credential as <c>***</c>.</summary>
    /// <param name="text">One line or several; best all that is to be shown, as a private key has several.</param>
    public static string Apply(string text)
    {
        text = PrivateKey().Replace(text, Mask);
        text = UserInfo().Replace(text, $"://{Mask}@");
        text = Named().Replace(text, $"$1{Mask}");
        text = Scheme().Replace(text, $"$1 {Mask}");
        text = JsonWebToken().Replace(text, Mask);
        text = AccessKeyId().Replace(text, Mask);
        return LongSecret().Replace(text, Mask);
    }

    /// <summary>PEM, from its first line to its last; one that is cut off counts to the end.</summary>
    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|\z)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PrivateKey();

    /// <summary>The user and password of an address; a password may have an @ in it that was not escaped.</summary>
    [GeneratedRegex(@"://[^\s/?#""']*@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    /// <summary>
    /// <c>PASSWORD=x</c>, <c>"token": "x"</c>, <c>--api-key x</c>. Not in ARNs: they name secrets.
    /// </summary>
    [GeneratedRegex(
        @"((?<!\barn:\S*)\b[\w.-]*(?:passw(?:or)?d|passphrase|pwd|secret|token|credential|(?:api|access|private|signing|encryption|account)[_.-]?key)[\w.-]*[""']?(?:\s*(?:=>|[=:])\s*|(?<=--[\w-]+)\s+))(?:""[^""\n]*""?|'[^'\n]*'?|[^\s,;&""']+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    /// <summary>What follows the scheme in an <c>Authorization</c> header.</summary>
    [GeneratedRegex(@"\b(bearer|basic)\s+[\w.~+/=-]{8,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex JsonWebToken();

    /// <summary>Source: IAM User Guide, "IAM identifiers": the prefixes of access keys.</summary>
    [GeneratedRegex(@"\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex AccessKeyId();

    /// <summary>A secret access key has 40 characters of Base64, a line of PEM 64; a hash in hexadecimal has no capitals.</summary>
    [GeneratedRegex(@"(?<![\w/+=])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*[a-z])(?=[A-Za-z0-9/+]*[0-9])[A-Za-z0-9/+]{40,}={0,2}(?![\w/+=])", RegexOptions.CultureInvariant)]
    private static partial Regex LongSecret();
}
