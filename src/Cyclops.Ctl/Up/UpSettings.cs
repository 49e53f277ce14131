namespace Cyclops.Ctl.Up;

/// <summary>What <c>up</c> was asked for.</summary>
/// <param name="Repository">Address or folder of the config repository.</param>
/// <param name="Branch">The branch that is followed.</param>
/// <param name="ManifestsPath">The manifests in it.</param>
/// <param name="ControllerPort">0: any free one, as for the others.</param>
/// <param name="EndpointPort">Where the local cloud serves AWS's APIs.</param>
/// <param name="TrafficPort">Where its load balancers listen.</param>
internal sealed record UpSettings(
    string Repository,
    string Branch,
    string ManifestsPath,
    int ControllerPort,
    int EndpointPort,
    int TrafficPort)
{
    public const int DefaultEndpointPort = 8481;
    public const int DefaultTrafficPort = 8482;
    public const int DefaultControllerPort = 8480;
}
