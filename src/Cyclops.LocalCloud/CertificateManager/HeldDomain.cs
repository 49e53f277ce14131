using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>One name of a certificate, and whether it is proven.</summary>
internal sealed class HeldDomain(string name, ValidationRecord record)
{
    public string Name => name;

    public ValidationRecord Record => record;

    public DomainStatus Status { get; set; } = DomainStatus.PENDING_VALIDATION;

    /// <summary>The record was found and its check is on the timeline.</summary>
    public bool Seen { get; set; }

    /// <param name="recordShown">ACM needs a while to choose the record.</param>
    public DomainValidation Describe(bool recordShown) => new()
    {
        DomainName = name,
        ValidationDomain = name,
        ValidationStatus = Status,
        ValidationMethod = ValidationMethod.DNS,
        ResourceRecord = recordShown ? new ResourceRecord { Name = record.Name, Type = RecordType.CNAME, Value = record.Value } : null,
    };
}
