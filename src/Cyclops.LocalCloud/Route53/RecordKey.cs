namespace Cyclops.LocalCloud.Route53;

/// <summary>What identifies a record set in a zone, ordered as ListResourceRecordSets orders: reversed name, type, set identifier.</summary>
internal readonly record struct RecordKey(string Name, string Type, string SetIdentifier) : IComparable<RecordKey>
{
    private readonly string _sort = DnsName.SortKey(Name);

    public int CompareTo(RecordKey other)
    {
        var byName = string.CompareOrdinal(_sort, other._sort);
        var byType = byName != 0 ? byName : string.CompareOrdinal(Type, other.Type);
        return byType != 0 ? byType : string.CompareOrdinal(SetIdentifier, other.SetIdentifier);
    }
}
