namespace Cyclops.Engine.Tests.Manifests;

/// <summary>Platform and environment files that are wrong.</summary>
public sealed class SurroundingsTests
{
    [Theory]
    [InlineData("WrongType", "accounts: {main: {id: ▶123456789012}}")]
    [InlineData("InvalidValue", "accounts: {main: {id: ▶\"12\"}}")]
    [InlineData("MissingField", "accounts: {main: ▶{role: a}}")]
    [InlineData("InvalidValue", "region: ▶frankfurt")]
    [InlineData("InvalidValue", "accounts: {main: {id: \"123456789012\", stackRole: ▶\"a b\"}}")]
    [InlineData("InvalidValue", "configBucket: ▶My.Bucket")]
    [InlineData("InvalidValue", "configBucket: ▶s3://bucket")]
    [InlineData("InvalidValue", "stackRoleArn: ▶cyclops-acme-cloudformation")]
    [InlineData("MissingField", "controller: ▶{image: \"a/b:1\"}")]
    [InlineData("InvalidValue", "controller: {image: \"a/b:1\", repository: ▶\"https://me:secret@git.example.org/a.git\"}")]
    [InlineData("InvalidValue", "controller: {image: \"a/b:1\", repository: ▶\"file:///tmp/a\"}")]
    [InlineData("InvalidValue", "controller: {image: \"a/b:1\", repository: \"https://git.example.org/a.git\", branch: ▶-x}")]
    [InlineData("OutOfRange", "controller: {image: \"a/b:1\", repository: \"https://git.example.org/a.git\", memory: ▶64Gi}")]
    [InlineData("OutOfRange", "controller: {image: \"a/b:1\", repository: \"https://git.example.org/a.git\", cpu: ▶300}")]
    [InlineData("OutOfRange", "safety: {maxDeletePercent: ▶101}")]
    [InlineData("OutOfRange", "safety: {maxDeletes: ▶-1}")]
    [InlineData("OutOfRange", "safety: {retention: ▶1m}")]
    [InlineData("WrongType", "safety: {retention: ▶14}")]
    [InlineData("InvalidName", "tags: {▶\"cyclops:app\": x}")]
    [InlineData("InvalidName", "tags: {▶\"aws:x\": x}")]
    [InlineData("InvalidName", "blueprints: {▶CKAN: {}}")]
    [InlineData("NullValue", "blueprints: {ckan: ▶~}")]
    [InlineData("NotSupportedYet", "▶github: {}")]
    [InlineData("NotSupportedYet", "▶notifications: []")]
    [InlineData("UnknownField", "▶blueprint: {}")]
    public void A_wrong_platform_stops_everything(string code, string spec)
    {
        var repository = Repository.WithoutApps().WithApp("web", "image: a/b:1");

        Marked.File("platform.yaml", $"apiVersion: cyclops/v1\nkind: Platform\nmetadata: {{name: acme}}\nspec:\n  {spec}\n").MustFail(code, repository);

        var set = repository.Read();
        Assert.Null(set.Platform);
        Assert.Equal(["web"], set.InvalidApps);
    }

    [Theory]
    [InlineData("InvalidName", "▶Acme")]
    [InlineData("InvalidName", "▶a")]
    [InlineData("InvalidName", "▶name-that-is-too-long")]
    public void The_name_of_a_platform_has_a_grammar(string code, string name)
    {
        Marked.File("platform.yaml", $"apiVersion: cyclops/v1\nkind: Platform\nmetadata: {{name: {name}}}\nspec: {{}}\n").MustFail(code);
    }

    [Theory]
    [InlineData("InvalidValue", "domain: ▶localhost")]
    [InlineData("InvalidValue", "domain: ▶\"*.example.org\"")]
    [InlineData("WrongType", "domain: ▶1.5")]
    [InlineData("UnknownAccount", "domain: a.example.org\n  account: ▶other")]
    [InlineData("NotExactlyOne", "domain: a.example.org\n  network: ▶{}")]
    [InlineData("NotExactlyOne", "domain: a.example.org\n  network: ▶{managed: {}, existing: {vpcId: vpc-0a1b2c3d, publicSubnets: [subnet-0a1b2c3d, subnet-0a1b2c3e]}}")]
    [InlineData("NotExactlyOne", "domain: a.example.org\n  cluster: ▶{ec2: {}, fargate: {}}")]
    [InlineData("UnknownField", "domain: a.example.org\n  cluster: {ec2: {}, ▶eks: {}}", true)]
    [InlineData("UnknownField", "domain: a.example.org\n  cluster: {fargate: {▶min: 1}}")]
    [InlineData("OutOfRange", "domain: a.example.org\n  network: {managed: {cidr: ▶10.0.0.0/8}}")]
    [InlineData("OutOfRange", "domain: a.example.org\n  network: {managed: {cidr: ▶10.0.0.0/24}}")]
    [InlineData("InvalidValue", "domain: a.example.org\n  network: {managed: {cidr: ▶10.40.1.0/16}}")]
    [InlineData("InvalidValue", "domain: a.example.org\n  network: {managed: {cidr: ▶10.400.0.0/16}}")]
    [InlineData("InvalidValue", "domain: a.example.org\n  network: {managed: {cidr: ▶010.40.0.0/16}}")]
    [InlineData("InvalidValue", "domain: a.example.org\n  network: {managed: {cidr: ▶\"::/16\"}}")]
    [InlineData("OutOfRange", "domain: a.example.org\n  network: {managed: {zones: ▶1}}")]
    [InlineData("InvalidValue", "domain: a.example.org\n  network: {managed: {nat: ▶perzone}}")]
    [InlineData("TooManyItems", "domain: a.example.org\n  network: {existing: {vpcId: vpc-0a1b2c3d, publicSubnets: ▶[subnet-0a1b2c3d]}}")]
    [InlineData("MissingField", "domain: a.example.org\n  network: {existing: ▶{vpcId: vpc-0a1b2c3d}}")]
    [InlineData("InvalidValue", "domain: a.example.org\n  network: {existing: {vpcId: ▶my-vpc, publicSubnets: [subnet-0a1b2c3d, subnet-0a1b2c3e]}}")]
    [InlineData("MinAboveMax", "domain: a.example.org\n  cluster: {ec2: {min: ▶11}}")]
    [InlineData("TooManyItems", "domain: a.example.org\n  cluster: {ec2: {instanceTypes: ▶[]}}")]
    [InlineData("InvalidValue", "domain: a.example.org\n  cluster: {ec2: {instanceTypes: [▶large]}}")]
    [InlineData("OutOfRange", "domain: a.example.org\n  cluster: {ec2: {targetUtilization: ▶0}}")]
    [InlineData("OutOfRange", "domain: a.example.org\n  loadBalancers: {idleTimeout: ▶2h}")]
    [InlineData("InvalidValue", "domain: a.example.org\n  loadBalancers: {certificateArn: ▶my-certificate}")]
    [InlineData("InvalidValue", "domain: a.example.org\n  hostedZoneId: ▶/hostedzone/Z012345")]
    [InlineData("OutOfRange", "domain: a.example.org\n  logs: {retentionDays: ▶8}")]
    [InlineData("WrongType", "domain: a.example.org\n  protect: ▶yes")]
    [InlineData("NotSupportedYet", "domain: a.example.org\n  ▶caches: {}")]
    [InlineData("MissingField", "▶paused: true")]
    public void A_wrong_environment_freezes_that_environment_only(string code, string spec, bool isMore = false)
    {
        var repository = Repository.WithoutApps().WithApp("web", "image: a/b:1", "{staging: {}, production: {}}");
        var marked = Marked.File("environments/staging/environment.yaml", $"apiVersion: cyclops/v1\nkind: Environment\nmetadata: {{name: staging}}\nspec:\n  {spec}\n");
        repository.With(marked.Path, marked.Text);

        var set = repository.Read();

        Assert.Contains(set.Errors, error => error.Code == code && error.Position == marked.Position);
        Assert.Equal(isMore ? 2 : 1, set.Errors.Count);
        Assert.Equal(["staging"], set.InvalidEnvironments);
        Assert.Equal(["production"], set.Apps["web"].Environments.Keys);
    }

    [Fact]
    public void A_missing_platform_is_an_error()
    {
        var set = Repository.WithoutApps().Without("platform.yaml").Read();

        Assert.Equal(("MissingFile", "manifests/platform.yaml"), (Assert.Single(set.Errors).Code, set.Errors[0].Position.ToString()));
        Assert.False(set.IsComplete);
    }

    [Fact]
    public void An_empty_repository_is_an_error()
    {
        Assert.False(new Repository().Read().IsComplete);
    }

    [Fact]
    public void More_environments_than_the_limit_are_refused()
    {
        var repository = Repository.WithoutApps();
        for (var i = 0; i < 60; i++)
        {
            repository.With($"environments/env-{i}/environment.yaml", $"apiVersion: cyclops/v1\nkind: Environment\nmetadata: {{name: env-{i}}}\nspec: {{domain: e{i}.example.org}}\n");
        }

        var set = repository.Read();

        Assert.Equal("TooManyEnvironments", Assert.Single(set.Errors).Code);
        Assert.Equal(62, set.Environments.Count + set.InvalidEnvironments.Count);
    }
}
