using System.Globalization;
using System.Text.RegularExpressions;
using Cyclops.Git.Text;

namespace Cyclops.Git.Remotes;

/// <summary>The allow-list of reliability H5: what does not match a form below is refused before Git sees it.</summary>
internal static partial class RemoteAddressParser
{
    private const int MaxLength = 2048;

    private const string Forms =
        "use https://host/path, ssh://git@host/path, git@host:path, file:///path or an absolute path";

    public static RemoteAddress Parse(string? text, bool allowLocal)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Refused("", $"it is empty; {Forms}");
        }

        RefuseHostileText(text);
        if (text.StartsWith('/') || HasScheme(text, "file"))
        {
            return Local(text, allowLocal);
        }

        if (text.Any(c => c is <= ' ' or > '~'))
        {
            throw Refused(text, "a remote address is printable ASCII without spaces");
        }

        if (HasScheme(text, "https") || HasScheme(text, "http"))
        {
            return Http(text);
        }

        if (HasScheme(text, "ssh"))
        {
            return Ssh(text);
        }

        return ScpForm().Match(text) is { Success: true } scp && !IsLocalDrive(text)
            ? new RemoteAddress(RemoteKind.Ssh, scp.Value)
            : throw Refused(text, $"this form or transport is not allowed; {Forms}");
    }

    private static bool HasScheme(string text, string scheme) =>
        text.StartsWith($"{scheme}://", StringComparison.OrdinalIgnoreCase);

    private static bool IsLocalDrive(string text) => text.Length > 1 && text[1] == ':';

    private static void RefuseHostileText(string text)
    {
        if (text.Length > MaxLength)
        {
            throw Refused(text[..40], $"it is longer than {MaxLength} characters");
        }

        if (text.StartsWith('-'))
        {
            throw Refused(text, "it begins with a dash, which Git reads as an option");
        }

        if (SafeText.HasHidden(text) || EncodedControl().IsMatch(text))
        {
            throw Refused(text, "it contains control or invisible characters");
        }
    }

    private static RemoteAddress Local(string text, bool allowLocal)
    {
        if (!allowLocal)
        {
            throw Refused(text, "folders of this machine are switched off by the settings");
        }

        var path = text;
        if (HasScheme(text, "file"))
        {
            var rest = text["file://".Length..];
            rest = rest.StartsWith("localhost/", StringComparison.OrdinalIgnoreCase) ? rest["localhost".Length..] : rest;
            path = rest.StartsWith('/')
                ? Uri.UnescapeDataString(rest)
                : throw Refused(text, "a file address has three slashes: file:///path");
        }

        if (path.StartsWith("//", StringComparison.Ordinal) || SafeText.HasHidden(path))
        {
            throw Refused(text, "it is no plain absolute path");
        }

        return new RemoteAddress(RemoteKind.Local, path);
    }

    private static RemoteAddress Http(string text)
    {
        var match = HttpForm().Match(text);
        if (!match.Success)
        {
            throw Refused(text, "expected https://host[:port]/path without query or fragment");
        }

        var secure = HasScheme(text, "https");
        var host = match.Groups["host"].Value;
        if (!secure && !IsLoopback(host))
        {
            throw Refused(text, "plain http is allowed to this machine only; use https");
        }

        var (user, password) = Credentials(match.Groups["login"], text);
        var scheme = secure ? "https" : "http";
        var operand = $"{scheme}://{host}{Port(match.Groups["port"], text)}{match.Groups["path"].Value}";
        return new RemoteAddress(secure ? RemoteKind.Https : RemoteKind.LoopbackHttp, operand, user, password);
    }

    private static RemoteAddress Ssh(string text)
    {
        var match = SshForm().Match(text);
        return match.Success
            ? new RemoteAddress(
                RemoteKind.Ssh,
                $"ssh://{match.Groups["user"].Value}{match.Groups["host"].Value}{Port(match.Groups["port"], text)}{match.Groups["path"].Value}")
            : throw Refused(text, "expected ssh://user@host[:port]/path; a password cannot be given");
    }

    private static (string? User, string? Password) Credentials(Group login, string text)
    {
        if (!login.Success)
        {
            return (null, null);
        }

        var parts = login.Value.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        return parts.Any(SafeText.HasHidden)
            ? throw Refused(text, "its credentials contain control characters")
            : parts is [var user, var password] ? (user, password) : (parts[0], null);
    }

    private static string Port(Group port, string text)
    {
        if (!port.Success)
        {
            return "";
        }

        return int.TryParse(port.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535
            ? string.Create(CultureInfo.InvariantCulture, $":{number}")
            : throw Refused(text, "its port is not between 1 and 65535");
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "[::1]" || LoopbackIPv4().IsMatch(host);

    private static SourceException Refused(string text, string why) => new(
        "AddressRefused",
        $"The repository address {SafeText.Quote(text)} is refused: {why}.");

    private const string Host = @"(?<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::(?<port>[0-9]+))?";

    [GeneratedRegex(@"\A(?i:https?)://(?:(?<login>[^/@?#\\]+)@)?" + Host + @"(?<path>/[^?#\\@]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex HttpForm();

    [GeneratedRegex(@"\A(?i:ssh)://(?<user>[A-Za-z0-9_][A-Za-z0-9._-]*@)?" + Host + @"(?<path>/[^?#\\@]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex SshForm();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]*@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?:(?![-:])[^?#\\@:]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ScpForm();

    [GeneratedRegex(@"\A127\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LoopbackIPv4();

    [GeneratedRegex("%(?:[01][0-9A-Fa-f]|7[Ff])", RegexOptions.CultureInvariant)]
    private static partial Regex EncodedControl();
}
