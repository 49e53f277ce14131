namespace Cyclops.Model.Manifests;

/// <summary>The Solr server of an environment.</summary>
public abstract record SearchSpec
{
    private SearchSpec()
    {
    }

    /// <summary>One shared Solr as an ECS service on the cluster.</summary>
    /// <param name="Image">Container image. Default <c>solr:9</c>.</param>
    /// <param name="Memory">MiB, 512 to 65,536. Default 2,048.</param>
    /// <param name="Cpu">ECS CPU units, 1,024 to a vCPU. Default 512.</param>
    public sealed record Managed(string Image, int Memory, int Cpu) : SearchSpec;

    /// <summary>One that is there already.</summary>
    /// <param name="Url"><c>http://</c> or <c>https://</c>, without user and password.</param>
    public sealed record Existing(string Url) : SearchSpec;
}
