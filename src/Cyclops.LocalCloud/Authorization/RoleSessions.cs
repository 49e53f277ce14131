namespace Cyclops.LocalCloud.Authorization;

/// <summary>The sessions of assumed roles, by access key.</summary>
internal sealed class RoleSessions
{
    private readonly Dictionary<string, RoleSession> _sessions = new(StringComparer.Ordinal);

    public void Add(string accessKey, RoleSession session) => _sessions[accessKey] = session;

    public RoleSession? Find(string accessKey) => _sessions.GetValueOrDefault(accessKey);

    public void Clear() => _sessions.Clear();
}
