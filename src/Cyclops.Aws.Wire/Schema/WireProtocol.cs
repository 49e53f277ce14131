namespace Cyclops.Aws.Wire;

/// <summary>The five AWS wire protocols.</summary>
public enum WireProtocol
{
    /// <summary>POST / with an <c>X-Amz-Target</c> header and JSON both ways (ECS, CloudWatch Logs, ...).</summary>
    Json,

    /// <summary>POST / with a form, answered in XML (CloudFormation, IAM, ...).</summary>
    Query,

    /// <summary>The EC2 dialect of <see cref="Query"/>.</summary>
    Ec2,

    /// <summary>Paths and verbs, XML both ways (Route 53).</summary>
    RestXml,

    /// <summary>Paths and verbs, JSON both ways (SES v2).</summary>
    RestJson,
}
