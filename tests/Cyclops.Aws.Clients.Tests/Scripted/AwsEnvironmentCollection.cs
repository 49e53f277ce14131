namespace Cyclops.Aws.Clients.Tests.Scripted;

[CollectionDefinition(AwsEnvironment.Collection, DisableParallelization = true)]
public sealed class AwsEnvironmentCollection;
