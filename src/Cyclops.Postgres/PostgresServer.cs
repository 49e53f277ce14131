namespace Cyclops.Postgres;

/// <summary>A PostgreSQL server and the administrator that we are there.</summary>
/// <param name="Host">Host name, or an address of this machine in tests.</param>
/// <param name="Port">TCP port.</param>
/// <param name="User">The administrator: a login role with CREATEROLE and CREATEDB; it need not be a superuser, and on RDS it is none.</param>
/// <param name="Password">Its password.</param>
/// <param name="Tls">How the connection is protected.</param>
/// <param name="Database">Where it connects for all that concerns the whole server. Default <c>postgres</c>.</param>
public sealed record PostgresServer(string Host, int Port, string User, Secret Password, PostgresTls Tls, string Database = "postgres");
