using Cyclops.Aws.Wire;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>A request understood: which operation, with which typed input, in which protocol it must be answered.</summary>
public sealed record DecodedCall(Operation Operation, object? Input, WireProtocol Protocol);
