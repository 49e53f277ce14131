namespace Cyclops.Ctl.Configs;

/// <summary>A JSON text made from the manifests.</summary>
/// <param name="Name">A stack's, or that of an app in an environment: <c>staging/tel-aviv</c>.</param>
internal sealed record RenderedText(string Name, string Json);
