namespace Cyclops.Controller.Store;

/// <summary>The store could not be opened, read or written: nothing may be changed in AWS without a record of it.</summary>
/// <param name="message">What failed, where, why and what to do next.</param>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
