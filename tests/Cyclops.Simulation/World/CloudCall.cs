using Cyclops.Controller.Sources;
using Cyclops.LocalCloud.Protocol;
using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.World;

/// <summary>One call to the cloud with what it did.</summary>
/// <param name="Request">What was asked, typed.</param>
/// <param name="Head">The head that was followed when the call left: what comes after cannot stop it any more.</param>
/// <param name="IsSourceWell">Whether the branch could be asked for when the call left.</param>
/// <param name="Status">HTTP status; 0: no answer.</param>
/// <param name="Before">What there was; for a read, what there is.</param>
internal sealed record CloudCall(CallSite Site, Life Life, DecodedCall Request, Strike? Strike, AcceptedHead? Head, bool IsSourceWell, int Status, View Before, View After);
