using Cyclops.Ctl.Terminal;

namespace Cyclops.Ctl.Tests.Terminal;

public sealed class TextTableTests
{
    [Fact]
    public void Columns_are_as_wide_as_their_widest_cell()
    {
        var table = new TextTable("NAME", "READY");
        table.Add("tel-aviv", "True");
        table.Add("x", "");
        using var text = new StringWriter();

        table.WriteTo(new LineWriter(text, hasColor: false));

        Assert.Equal("NAME       READY\ntel-aviv   True\nx\n", text.ToString());
    }
}
