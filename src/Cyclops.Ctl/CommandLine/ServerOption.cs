using System.CommandLine;

namespace Cyclops.Ctl.CommandLine;

/// <summary><c>--server</c>: the controller's address.</summary>
internal sealed class ServerOption : Option<string>
{
    public const string Default = "http://127.0.0.1:8480";

    public ServerOption()
        : base("--server")
    {
        Description = "Address of the controller.";
        HelpName = "url";
        DefaultValueFactory = _ => Default;
        Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValue(this), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                result.AddError($"--server: \"{result.GetValue(this)}\" is no http or https address, such as {Default}");
            }
        });
    }

    public Uri Read(ParseResult result) => new(result.GetValue(this)!);
}
