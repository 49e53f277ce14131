namespace Cyclops.Git.Processes;

/// <summary>A local repository did not give an object it must have: the mirror fetches anew, others report it.</summary>
/// <param name="message">What Git said, clean.</param>
internal sealed class UnreadableRepositoryException(string message) : Exception(message);
