using System.Globalization;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>A launch template and all its versions.</summary>
internal sealed class LaunchTemplateRecord(LaunchTemplate template)
{
    public LaunchTemplate Template { get; } = template;

    public List<LaunchTemplateVersion> Versions { get; } = [];

    /// <summary>A version by number, <c>$Latest</c> or <c>$Default</c>; null when there is none such.</summary>
    public LaunchTemplateVersion? Version(string? version) => version switch
    {
        "$Latest" => Versions.Find(v => v.VersionNumber == Template.LatestVersionNumber),
        "$Default" or null or "" => Versions.Find(v => v.VersionNumber == Template.DefaultVersionNumber),
        _ => long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Versions.Find(v => v.VersionNumber == number) : null,
    };
}
