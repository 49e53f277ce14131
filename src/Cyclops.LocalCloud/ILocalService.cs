using System.Text.Json;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud;

/// <summary>One AWS service of the local cloud. Called inside the cloud's gate: one call at a time, on any thread.</summary>
public interface ILocalService
{
    /// <summary>The prefix in faults, records and state, e.g. <c>ecs</c>; AWS's endpoint prefix.</summary>
    string Name { get; }

    /// <summary>Names the service's shapes and its handlers.</summary>
    void Register(OperationTable operations);

    /// <summary>Writes one JSON value: the service's state, for a person who debugs.</summary>
    void WriteState(Utf8JsonWriter json);

    /// <summary>Forgets everything.</summary>
    void Reset();
}
