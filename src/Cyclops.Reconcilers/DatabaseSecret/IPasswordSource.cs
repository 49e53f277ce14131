using Cyclops.Model.Secrets;

namespace Cyclops.Reconcilers.DatabaseSecret;

/// <summary>Where new passwords come from.</summary>
public interface IPasswordSource
{
    /// <summary>A password that nobody can guess, of letters and digits: none of them means anything in a URL.</summary>
    Secret Next();
}
