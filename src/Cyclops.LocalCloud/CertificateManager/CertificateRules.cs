using System.Text.RegularExpressions;
using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>What a request for a certificate must look like.</summary>
internal static partial class CertificateRules
{
    private const int LongestName = 253;

    [GeneratedRegex(@"^(\*\.)?(([a-z0-9_]|[a-z0-9_][a-z0-9_-]{0,61}[a-z0-9_])\.)+([a-z0-9]|[a-z0-9][a-z0-9-]{0,61}[a-z0-9])$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Domain();

    [GeneratedRegex(@"^\w{1,32}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    /// <summary>All names of a request in lower case and once each, the domain name first.</summary>
    public static List<string> Names(RequestCertificateRequest request, int limit)
    {
        var names = (request.SubjectAlternativeNames ?? []).Prepend(request.DomainName).Select(Name).Distinct(StringComparer.Ordinal).ToList();
        return names.Count <= limit
            ? names
            : throw new LimitExceededException($"Error: {names.Count} domain names are more than the {limit} that a certificate can have.");
    }

    public static void CheckToken(string? token)
    {
        if (token is not null && !Token().IsMatch(token))
        {
            throw Invalid("idempotencyToken", token, @"Member must satisfy regular expression pattern: \w+ and have length between 1 and 32");
        }
    }

    public static void CheckKinds(RequestCertificateRequest request)
    {
        if (request.CertificateAuthorityArn is not null || (request.ValidationMethod ?? ValidationMethod.EMAIL) != ValidationMethod.DNS)
        {
            throw AwsErrors.Receiver("NotImplemented", "The local cloud issues public certificates with ValidationMethod DNS only.", 501);
        }
    }

    /// <summary>A validation domain is one of the names or above it; it decides nothing where DNS does.</summary>
    public static void CheckOptions(RequestCertificateRequest request, IReadOnlyCollection<string> names)
    {
        foreach (var option in request.DomainValidationOptions ?? [])
        {
            var (domain, validation) = (Name(option.DomainName), Name(option.ValidationDomain));
            if (!names.Contains(domain))
            {
                throw new InvalidDomainValidationOptionsException($"{option.DomainName} is not a domain name of this certificate.");
            }

            if (domain != validation && !domain.EndsWith("." + validation, StringComparison.Ordinal))
            {
                throw new InvalidDomainValidationOptionsException($"The validation domain {option.ValidationDomain} is neither {option.DomainName} nor above it.");
            }
        }
    }

    public static Exception Invalid(string member, object? value, string constraint) =>
        AwsErrors.Sender("ValidationException", $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");

    private static string Name(string given)
    {
        // ACM's own pattern speaks of letters of both cases; what it keeps is in lower case, as names in DNS compare.
        var name = given.ToLowerInvariant();
        return name.Length <= LongestName && Domain().IsMatch(name)
            ? name
            : throw Invalid("domainName", given, $"Member must be a domain name of at least two labels, at most {LongestName} characters, a * only as its first label");
    }
}
