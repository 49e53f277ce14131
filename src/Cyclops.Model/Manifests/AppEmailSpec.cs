namespace Cyclops.Model.Manifests;

/// <summary>Mail that an app sends through the environment's SES identity.</summary>
/// <param name="From">The one address it sends from, in the environment's email domain or below. Default: the app's name in that domain.</param>
/// <param name="Prefix">What the names of its variables begin with. Default <c>SMTP</c>.</param>
/// <param name="Rotate">Another text than before asks for another access key; null: none is asked for.</param>
public sealed record AppEmailSpec(string From, string Prefix, string? Rotate)
{
    public const string Host = "HOST";
    public const string Port = "PORT";
    public const string Sender = "FROM";
    public const string User = "USER";
    public const string Password = "PASSWORD";

    /// <summary>What the names of its variables end with, after the prefix and an underscore.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Host, Port, Sender, User, Password];

    /// <summary>The whole name of one of its variables.</summary>
    public string Variable(string name) => $"{Prefix}_{name}";
}
