using Cyclops.Controller.Store;

namespace Cyclops.Controller.Tests.Store;

/// <summary>The store of tests keeps the promises of the real one.</summary>
public sealed class InMemoryStateStoreTests : StateStoreTests
{
    protected override IStateStore Open() => new InMemoryStateStore();

    protected override IStateStore Reopen(IStateStore store) => store;
}
