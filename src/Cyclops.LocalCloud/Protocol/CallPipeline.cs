using System.Text.Json;
using Amazon.Runtime;
using Cyclops.LocalCloud.Authorization;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Recording;
using Cyclops.LocalCloud.S3;
using Cyclops.LocalCloud.Throttling;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>What happens to every call, in order: decode, fault, throttle, authorize, stale read, validate, handle, encode, fault again, record.</summary>
internal sealed class CallPipeline(LocalCore core, OperationTable table, LocalAuthorization authorization, FaultPlan faults, CallRecorder recorder)
{
    private readonly RequestDecoder _decoder = new(table);
    private readonly ErrorEncoder _errors = new(table);
    private readonly Throttle _throttle = new();
    private readonly StaleReads _stale = new(core.Options.VisibilityLag);
    private IdSource _requestIds = new(core.Options.Seed);

    public void Reset()
    {
        _throttle.Reset();
        _stale.Reset();
        _requestIds = new IdSource(core.Options.Seed);
    }

    /// <summary>Counts calls that reached an operation which may change something.</summary>
    public long MutatingCalls { get; private set; }

    /// <summary>Answers one request; never throws for what a caller can send.</summary>
    public WireResponse Answer(WireRequest request, DateTimeOffset now)
    {
        var requestId = _requestIds.Uuid();
        var scope = SigningScope.Of(request);
        request = S3Host.PathStyle(request, scope.Service == S3Shapes.Service.SigningName);
        var response = Understand(request, scope, requestId, out var decoded);
        if (decoded is not null)
        {
            var call = new CallContext(core.Options.AccountId, scope.Region, now, requestId, scope.AccessKey);
            response = Answer(request, decoded, call);
            recorder.Add(new RecordedCall(now, decoded, scope.Region, response.Dropped ? 0 : response.Status, response.ErrorCode));
        }

        return response! with { Headers = [.. response.Headers, new("x-amzn-RequestId", requestId)] };
    }

    private WireResponse? Understand(WireRequest request, SigningScope scope, string requestId, out DecodedCall? decoded)
    {
        decoded = null;
        try
        {
            decoded = _decoder.Decode(request, scope);
            return decoded is null ? ErrorEncoder.Unknown(request, requestId) : null;
        }
        catch (S3Exception e)
        {
            return S3Responses.Error(null, e, requestId);
        }
        catch (Exception e) when (e is JsonException or FormatException or System.Xml.XmlException or InvalidOperationException or OverflowException)
        {
            return ErrorEncoder.Malformed(request, e.Message, requestId);
        }
    }

    private WireResponse Answer(WireRequest request, DecodedCall decoded, CallContext call)
    {
        var fault = core.Options.FaultSource?.Invoke(decoded) ?? faults.Take(decoded.Operation, request);
        if (fault is { Moment: FaultMoment.Before } && Faulty(fault, decoded, call, null) is { } early)
        {
            return early;
        }

        var response = Serve(request, decoded, call);
        return fault is null ? response : Faulty(fault, decoded, call, response) ?? response;
    }

    private WireResponse Serve(WireRequest request, DecodedCall decoded, CallContext call)
    {
        var operation = decoded.Operation;
        if (core.Options.Throttling && !_throttle.Allow(operation, call))
        {
            return Error(decoded, call, PublishedRates.Refusal(operation), false);
        }

        if (authorization.Refusal(decoded, call) is { } refusal)
        {
            return Error(decoded, call, refusal, request.Header("x-amzn-query-mode") is not null);
        }

        if (_stale.Find(operation, request, call) is { } old)
        {
            return old;
        }

        var response = Run(request, decoded, call);
        _stale.Saw(operation, request, call, response);
        return response;
    }

    private WireResponse Run(WireRequest request, DecodedCall decoded, CallContext call)
    {
        var queryMode = request.Header("x-amzn-query-mode") is not null;
        try
        {
            var operation = decoded.Operation;
            if (operation.Handler is null)
            {
                throw AwsErrors.Receiver("NotImplemented", $"The local cloud does not serve {operation.Key}.", 501);
            }

            if (operation.Shape.Input is { } shape && RequiredMembers.FirstMissing(shape, decoded.Input!) is { } missing)
            {
                throw AwsErrors.Sender(operation.ValidationCode, $"1 validation error detected: Value null at '{missing}' failed to satisfy constraint: Member must not be null");
            }

            MutatingCalls += operation.Mutating ? 1 : 0;
            var response = operation.Handler(decoded.Input, call);
            return ResponseEncoder.Encode(operation.Shape, decoded.Protocol, response, call.RequestId);
        }
        catch (AmazonServiceException e)
        {
            return Error(decoded, call, e, queryMode);
        }
        // The boundary to service code: a fault of ours is one failed call with its reason, as it would be at AWS.
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Error(decoded, call, AwsErrors.Receiver("InternalFailure", $"The local cloud failed at {decoded.Operation.Key}: {e}"), queryMode);
        }
    }

    private WireResponse Error(DecodedCall decoded, CallContext call, AmazonServiceException error, bool queryMode) =>
        _errors.Encode(decoded.Operation.Shape, decoded.Protocol, error, call.RequestId, queryMode);

    /// <summary>The answer as the fault spoils it; null when the fault leaves it to the service.</summary>
    private WireResponse? Faulty(Fault fault, DecodedCall decoded, CallContext call, WireResponse? answer) => fault.Kind switch
    {
        FaultKind.Error => Error(decoded, call, AwsErrors.Sender(fault.Code, fault.Message ?? $"scripted fault {fault.Code}", fault.Status), false) with { Delay = fault.Delay },
        FaultKind.Drop => new WireResponse(0, "", default) { Dropped = true, Delay = fault.Delay, ErrorCode = "ConnectionDropped" },
        FaultKind.Empty => new WireResponse(200, answer?.ContentType ?? "application/octet-stream", default) { Delay = fault.Delay },
        FaultKind.NoItems => ResponseEncoder.Encode(decoded.Operation.Shape, decoded.Protocol, decoded.Operation.Shape.Output.Create(), call.RequestId),
        FaultKind.Delay => answer is null ? null : answer with { Delay = fault.Delay },
        _ => throw new InvalidOperationException($"unknown fault kind {fault.Kind}"),
    };
}
