using System.Globalization;
using System.Net;
using Cyclops.Aws.SecretsManager;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Postgres;
using Cyclops.Reconcilers.EnvironmentStack;

namespace Cyclops.Reconcilers.Database;

/// <summary>
/// The PostgreSQL servers that environments have, each opened once. The administrator's password is read from its secret, and
/// read again when the server does not take it any more: RDS changes it every week.
/// </summary>
/// <param name="secrets">Where the passwords are.</param>
/// <param name="open">Opens a server.</param>
public sealed class DatabaseServers(SecretsManagerGateway secrets, Func<PostgresServer, IPostgresGateway> open)
{
    /// <summary>Source: Amazon RDS User Guide, "Using SSL/TLS to encrypt a connection to a DB instance": the global bundle is not China's.</summary>
    private const string RdsDomain = ".rds.amazonaws.com";

    private readonly Lock _lock = new();
    private readonly Dictionary<ServerAddress, IPostgresGateway> _open = [];

    /// <summary>Where a server of an environment is, as its manifest or its stack says.</summary>
    public static (Input Host, Input Port, Input AdminSecret) Find(EnvironmentManifest environment, string server)
    {
        if (environment.Databases[server] is Model.Manifests.DatabaseSpec.Existing existing)
        {
            return (Input.Of(existing.Host), Input.Of(existing.Port.ToString(CultureInfo.InvariantCulture)), Input.Of(existing.SecretArn));
        }

        return (Output(EnvironmentOutputs.Host), Output(EnvironmentOutputs.Port), Output(EnvironmentOutputs.SecretArn));

        Input Output(string name) => EnvironmentInputs.Of(environment, StackParts.Database(server), name);
    }

    /// <summary>Does something on a server.</summary>
    /// <exception cref="CloudFault">The server or the secret of its administrator could not be reached, or the server refused.</exception>
    public async Task<T> UseAsync<T>(ServerAddress address, Func<IPostgresGateway, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Known(address) is { } known)
        {
            try
            {
                return await work(known);
            }
            catch (CloudFault fault) when (fault.Code == "LoginRefused")
            {
                await ForgetAsync(address, known);
            }
        }

        return await work(await OpenAsync(address, cancellationToken));
    }

    private IPostgresGateway? Known(ServerAddress address)
    {
        lock (_lock)
        {
            return _open.GetValueOrDefault(address);
        }
    }

    private async Task ForgetAsync(ServerAddress address, IPostgresGateway gateway)
    {
        lock (_lock)
        {
            if (_open.GetValueOrDefault(address) == gateway)
            {
                _open.Remove(address);
            }
        }

        await gateway.DisposeAsync();
    }

    private async Task<IPostgresGateway> OpenAsync(ServerAddress address, CancellationToken cancellationToken)
    {
        var value = await secrets.GetValueAsync(address.AdminSecret, cancellationToken);
        var (user, password) = SecretLogin.Parse(value.Text) ?? throw new CloudFault(
            "SecretUnreadable",
            $"secret {address.AdminSecret} of the administrator of {address.Host} is no JSON object with username and password; store them so",
            isTransient: false);
        var gateway = open(new(address.Host, address.Port, user, password, TlsOf(address.Host)));
        lock (_lock)
        {
            // Two may have opened it side by side; the later one serves from now on.
            _open[address] = gateway;
        }

        return gateway;
    }

    private static PostgresTls TlsOf(string host) =>
        host.EndsWith(RdsDomain, StringComparison.OrdinalIgnoreCase) ? new PostgresTls.VerifyFull(CaFile: null)
        : host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)) ? new PostgresTls.Prefer()
        : new PostgresTls.Require();
}
