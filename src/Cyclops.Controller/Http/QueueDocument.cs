namespace Cyclops.Controller.Http;

/// <summary>How much there is to do, as JSON has it.</summary>
internal sealed record QueueDocument(int Waiting, int InFlight);
