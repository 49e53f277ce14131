using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SecretsManager.Internal;
using Amazon.SecretsManager.Model;
using Cyclops.LocalCloud.SecretsManager;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::SecretsManager::Secret</c>: Ref is the ARN. A removal is for good, as CloudFormation's is.</summary>
internal sealed class Secret : ResourceType
{
    public override string Name => "AWS::SecretsManager::Secret";

    public override string Properties => "Description GenerateSecretString KmsKeyId Name SecretString Tags";

    public override string Replaces => "Name";

    public override bool Taggable => true;

    public override string Hides => "SecretString";

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("GenerateSecretString");
        request["Name"] = call.NameOr("Name", 512);
        SetValue(call, request);
        var arn = call.Call<CreateSecretResponse>(SecretsManagerSchema.CreateSecret, request).ARN;
        return new Made(arn, new JsonObject { ["Id"] = arn });
    }

    public override Made Update(ResourceCall call)
    {
        var request = call.Without("GenerateSecretString", "Name", "SecretString", "Tags");
        request["SecretId"] = call.PhysicalId;
        if (call.Changed("SecretString") || call.Changed("GenerateSecretString"))
        {
            SetValue(call, request);
        }

        call.Call(SecretsManagerSchema.UpdateSecret, request);
        var gone = TagLists.Gone(TagLists.Map(call.Previous["Tags"]), TagLists.Map(call.Properties["Tags"]));
        call.Call(SecretsManagerSchema.TagResource, new JsonObject { ["SecretId"] = call.PhysicalId, ["Tags"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray() });
        call.Call(SecretsManagerSchema.UntagResource, new JsonObject { ["SecretId"] = call.PhysicalId, ["TagKeys"] = gone });
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) => call.CallIgnoringAbsence(
        SecretsManagerSchema.DeleteSecret, new JsonObject { ["SecretId"] = call.PhysicalId, ["ForceDeleteWithoutRecovery"] = true });

    private static void SetValue(ResourceCall call, JsonObject request)
    {
        if (call.Has("SecretString") && call.Has("GenerateSecretString"))
        {
            throw AwsErrors.Validation("SecretString and GenerateSecretString cannot be specified together.");
        }

        if ((call.Properties["GenerateSecretString"] is JsonObject rules ? Generated(rules, call.Ids) : call.Text("SecretString")) is { } value)
        {
            request["SecretString"] = value;
            request["ClientRequestToken"] = call.Ids.Uuid();
        }
    }

    private static string Generated(JsonObject rules, IdSource ids)
    {
        var password = new PasswordRules
        {
            Length = int.Parse(Text("PasswordLength") ?? "32", CultureInfo.InvariantCulture),
            ExcludeCharacters = Text("ExcludeCharacters") ?? "",
            ExcludeLowercase = Text("ExcludeLowercase") == "true",
            ExcludeNumbers = Text("ExcludeNumbers") == "true",
            ExcludePunctuation = Text("ExcludePunctuation") == "true",
            ExcludeUppercase = Text("ExcludeUppercase") == "true",
            IncludeSpace = Text("IncludeSpace") == "true",
            RequireEachIncludedType = Text("RequireEachIncludedType") != "false",
        }.Generate(ids);
        return (Text("SecretStringTemplate"), Text("GenerateStringKey")) switch
        {
            (null, null) => password,
            ({ } template, { } key) => Filled(template, key, password),
            _ => throw AwsErrors.Validation("SecretStringTemplate and GenerateStringKey must be specified together."),
        };

        string? Text(string name) => rules[name] is { } value ? Templates.Resolver.Text(value) : null;
    }

    private static string Filled(string template, string key, string password)
    {
        try
        {
            var json = (JsonObject)JsonNode.Parse(template)!;
            json[key] = password;
            return json.ToJsonString();
        }
        catch (Exception e) when (e is JsonException or InvalidCastException)
        {
            throw AwsErrors.Validation("SecretStringTemplate must be a JSON object.");
        }
    }
}
