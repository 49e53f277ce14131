using Cyclops.Model;

namespace Cyclops.Engine.Kinds;

/// <summary>Turns an <see cref="Input"/> into what is known of it; null stands for "not ours".</summary>
public delegate Value Resolver(Input? input);
