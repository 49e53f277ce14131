using System.Net;
using Amazon.Runtime;

namespace Cyclops.Aws.Wire.Tests;

public sealed class OperationShapeTests
{
    private static readonly ServiceShape Service = new("S", WireProtocol.Json, "2026-01-01", "Amazon.S", General);

    private static readonly OperationShape Operation = new(
        Service, "Op", null, new SampleShape(), () => new ErrorShape("Missing", 404, true, Typed), () => new ErrorShape("MissingException", 400, true, Typed));

    [Fact]
    public void Errors_that_share_a_class_are_told_apart_by_code()
    {
        Assert.Equal(404, Operation.FindError("Missing")?.HttpStatus);
        Assert.Equal(400, Operation.FindError(Typed("m", null, ErrorType.Sender, "MissingException", "", 0))?.HttpStatus);
    }

    [Fact]
    public void An_exception_without_a_code_is_the_first_error_of_its_class() =>
        Assert.Equal("Missing", Operation.FindError(Typed("m", null, ErrorType.Sender, "", "", 0))?.Code);

    [Fact]
    public void What_the_operation_does_not_name_is_not_found()
    {
        Assert.Null(Operation.FindError("Other"));
        Assert.Null(Operation.FindError((string?)null));
        Assert.Null(Operation.FindError(General("m", null, ErrorType.Sender, "Other", "", 0)));
    }

    private static AmazonServiceException General(string message, Exception? inner, ErrorType type, string code, string id, HttpStatusCode status) =>
        new(message, inner, type, code, id, status);

    private static MissingException Typed(string message, Exception? inner, ErrorType type, string code, string id, HttpStatusCode status) =>
        new MissingException(message, inner, type, code, id, status);

    private sealed class MissingException(string message, Exception? inner, ErrorType type, string code, string id, HttpStatusCode status)
        : AmazonServiceException(message, inner, type, code, id, status);
}
