using Cyclops.Engine.Manifests;

namespace Cyclops.Engine.Tests.Manifests;

public sealed class FargateSizeTests
{
    [Theory]
    [InlineData(128, 512, 256, 512)]
    [InlineData(256, 513, 256, 1024)]
    [InlineData(256, 2048, 256, 2048)]
    [InlineData(256, 2049, 512, 3072)]
    [InlineData(257, 100, 512, 1024)]
    [InlineData(512, 4096, 512, 4096)]
    [InlineData(600, 1024, 1024, 2048)]
    [InlineData(1024, 8193, 2048, 9216)]
    [InlineData(4096, 30721, 8192, 32768)]
    [InlineData(8192, 17000, 8192, 20480)]
    [InlineData(16384, 122880, 16384, 122880)]
    public void A_task_gets_the_smallest_size_that_holds_it(int cpu, long memory, int sizeCpu, int sizeMemory)
    {
        Assert.Equal(new FargateSize(sizeCpu, sizeMemory), FargateSize.Smallest(cpu, memory));
    }

    [Theory]
    [InlineData(16385, 512)]
    [InlineData(256, 122881)]
    public void What_no_size_holds_gets_none(int cpu, long memory)
    {
        Assert.Null(FargateSize.Smallest(cpu, memory));
    }
}
