using System.CommandLine;
using Cyclops.Aws;

namespace Cyclops.Ctl.CommandLine;

/// <summary>Which AWS is asked. What is not given follows the SDK's own chain.</summary>
internal sealed class AwsOptions
{
    private readonly Option<string> _endpoint = new("--endpoint-url")
    {
        Description = "Another endpoint for all of AWS: the local cloud, moto. Default: AWS_ENDPOINT_URL, else AWS itself.",
        HelpName = "url",
    };

    private readonly Option<string> _region = new("--region")
    {
        Description = "AWS region for environments whose manifests name none. Default: AWS_REGION, else the profile's.",
        HelpName = "region",
    };

    private readonly Option<string> _profile = new("--profile")
    {
        Description = "Profile of ~/.aws/config. Default: AWS_PROFILE.",
        HelpName = "name",
    };

    public AwsOptions() =>
        _endpoint.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValue(_endpoint), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                result.AddError($"--endpoint-url: \"{result.GetValue(_endpoint)}\" is no http or https address, such as http://127.0.0.1:4566");
            }
        });

    public void AddTo(Command command)
    {
        command.Add(_endpoint);
        command.Add(_region);
        command.Add(_profile);
    }

    public AwsTarget Read(ParseResult result) =>
        new(result.GetValue(_region), RoleArn: null, result.GetValue(_endpoint), result.GetValue(_profile));
}
