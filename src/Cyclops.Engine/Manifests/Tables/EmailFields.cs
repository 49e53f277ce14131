using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>Mail of an environment.</summary>
internal static class EmailFields
{
    public static readonly Field<string> Domain = Field<string>.Optional(
        "domain", SharedKinds.Domain, "the environment's", "Domain that mail is sent from: the environment's, or one within it.");

    public static readonly ObjectKind Kind = new(
        "Email", "Mail through Amazon SES: an identity for the domain, with its DKIM records in the zone.", Domain);
}
