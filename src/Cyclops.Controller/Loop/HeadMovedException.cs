namespace Cyclops.Controller.Loop;

/// <summary>A newer head was accepted while a key was being visited by the old one: the visit ends before its next step, and starts over.</summary>
internal sealed class HeadMovedException() : Exception("the manifests moved on");
