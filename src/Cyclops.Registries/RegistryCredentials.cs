using Cyclops.Model.Secrets;

namespace Cyclops.Registries;

/// <summary>Who asks a registry. Amazon ECR's user is <c>AWS</c>, the password its authorization token.</summary>
public sealed record RegistryCredentials
{
    /// <param name="user">Without a colon, which would end it (RFC 7617, section 2).</param>
    public RegistryCredentials(string user, Secret password)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        ArgumentNullException.ThrowIfNull(password);
        if (user.Contains(':'))
        {
            throw new ArgumentException("A user name has no colon.", nameof(user));
        }

        (User, Password) = (user, password);
    }

    public string User { get; }

    public Secret Password { get; }
}
