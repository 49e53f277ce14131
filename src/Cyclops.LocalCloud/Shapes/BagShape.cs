using Cyclops.Aws.Wire;

namespace Cyclops.LocalCloud.Shapes;

/// <summary>
/// A structure kept as a dictionary. For the few operations of services whose clients are official packages, so that no
/// model is generated here (a generated one would clash with the package's types).
/// </summary>
internal sealed class BagShape(string name, Func<IBag> create, params Member[] members) : StructShape(name)
{
    public override object Create() => create();

    public override object? Get(object instance, int index) => ((IBag)instance).Values.GetValueOrDefault(Members[index].Name);

    public override void Set(object instance, int index, object? value) => ((IBag)instance).Values[Members[index].Name] = value;

    protected override Member[] BuildMembers() => members;
}
