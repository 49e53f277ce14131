using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Protocol;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.World;

/// <summary>How a strike looks on the wire.</summary>
internal static class WireFaults
{
    /// <returns>Null: the wire is fine.</returns>
    public static Fault? Of(Strike strike, DecodedCall call)
    {
        var fault = new Fault { Operation = call.Operation.Key };
        return strike.Kind switch
        {
            StrikeKind.CrashBefore or StrikeKind.Hangs => fault with { Kind = FaultKind.Drop },
            StrikeKind.AnswerLost => fault with { Kind = FaultKind.Drop, Moment = FaultMoment.After },
            StrikeKind.ErrorWithoutEffect => fault with { Code = "ServiceUnavailable", Status = 503 },
            StrikeKind.ErrorWithEffect => fault with { Code = "InternalFailure", Moment = FaultMoment.After },
            StrikeKind.Throttled => fault with { Code = IsJson(call) ? "ThrottlingException" : "Throttling", Status = 400 },
            StrikeKind.Denied => fault with { Code = IsJson(call) ? "AccessDeniedException" : "AccessDenied", Status = IsJson(call) ? 400 : 403 },
            StrikeKind.Declared => fault with { Code = strike.Code, Status = StatusOf(strike.Code, call) },
            StrikeKind.EmptyBody => fault with { Kind = FaultKind.Empty },
            StrikeKind.NoItems => fault with { Kind = FaultKind.NoItems },
            _ => null,
        };
    }

    private static bool IsJson(DecodedCall call) => call.Protocol is WireProtocol.Json or WireProtocol.RestJson;

    private static int StatusOf(string code, DecodedCall call) => call.Operation.Shape.FindError(code)?.HttpStatus ?? 400;
}
