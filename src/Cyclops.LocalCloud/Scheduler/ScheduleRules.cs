using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.Scheduler.Model;
using Cyclops.LocalCloud.Iam;

namespace Cyclops.LocalCloud.Scheduler;

/// <summary>What a schedule must look like.</summary>
/// <remarks>https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html and .../APIReference/API_CreateSchedule.html</remarks>
internal static partial class ScheduleRules
{
    private const int LongestName = 64;
    private const int LongestDescription = 512;
    private const int LongestWindow = 1440;

    public static void CheckName(string? name, string member)
    {
        if (name is null || name.Length is 0 or > LongestName || !Name().IsMatch(name))
        {
            throw Invalid($"1 validation error detected: Value '{name}' at '{member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$");
        }
    }

    public static void Check(CreateScheduleRequest request, IamState identities)
    {
        CheckName(request.Name, "name");
        if (!IsExpression(request.ScheduleExpression))
        {
            throw Invalid($"Invalid Schedule Expression {request.ScheduleExpression}.");
        }

        if (request.ScheduleExpressionTimezone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            throw Invalid($"Invalid ScheduleExpressionTimezone {zone}.");
        }

        if (request.Description?.Length > LongestDescription)
        {
            throw Invalid($"The description has more than {LongestDescription} characters.");
        }

        var window = request.FlexibleTimeWindow;
        if (window.Mode?.Value is not ("OFF" or "FLEXIBLE") || (window.Mode.Value == "FLEXIBLE") != (window.MaximumWindowInMinutes is >= 1 and <= LongestWindow))
        {
            throw Invalid("A flexible time window is OFF, or FLEXIBLE with 1 to 1440 minutes.");
        }

        CheckTarget(request.Target, identities);
    }

    private static void CheckTarget(Target target, IamState identities)
    {
        if (target.Arn?.Split(':') is not ["arn", _, "ecs", { Length: > 0 }, { Length: > 0 }, { } resource] || !resource.StartsWith("cluster/", StringComparison.Ordinal))
        {
            throw AwsErrors.Receiver("NotImplemented", "The local cloud keeps schedules of ECS tasks only.", 501);
        }

        if (string.IsNullOrEmpty(target.EcsParameters?.TaskDefinitionArn) || target.EcsParameters.TaskCount is < 1 or > 10)
        {
            throw Invalid("A target of ECS needs EcsParameters with a task definition, and 1 to 10 tasks.");
        }

        if (target.Input is { } input && !IsJson(input))
        {
            throw Invalid("The input of a target is a JSON document.");
        }

        var role = identities.Roles.Values.FirstOrDefault(r => r.Role.Arn == target.RoleArn);
        if (role is null || !Uri.UnescapeDataString(role.Role.AssumeRolePolicyDocument).Contains("scheduler.amazonaws.com", StringComparison.Ordinal))
        {
            throw Invalid("The execution role you provide must allow AWS EventBridge Scheduler to assume the role.");
        }
    }

    private static bool IsExpression(string text) => Rate().Match(text) is { Success: true } rate
        ? (rate.Groups[1].Value == "1") == (rate.Groups[2].Value.Length == 0)
        : At().IsMatch(text) || (Cron().Match(text) is { Success: true } cron && (cron.Groups[1].Value == "?") != (cron.Groups[2].Value == "?"));

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is not null;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static ValidationException Invalid(string message) => new(message);

    [GeneratedRegex(@"\A[0-9a-zA-Z\-_.]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\Arate\(([1-9][0-9]*) (?:minute|hour|day)(s?)\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();

    [GeneratedRegex(@"\Aat\([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex At();

    [GeneratedRegex(@"\Acron\([0-9*,/-]+ [0-9*,/-]+ ([0-9*,/?LW-]+) [0-9A-Z*,/-]+ ([0-9A-Z*,/?L#-]+) [0-9*,/-]+\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Cron();
}
