namespace Cyclops.Model.Status;

/// <summary>How an app or environment stands.</summary>
/// <param name="ObservedCommit">The commit it was last planned from.</param>
/// <param name="Conditions">One of each type, in order of <see cref="ConditionType"/>.</param>
/// <param name="Resources">In order of their ids.</param>
/// <param name="Drift">Fields that someone changed in AWS, as one line each.</param>
/// <param name="NextVisit">When it is looked at again without a new commit; null: at the next resync only.</param>
public sealed record ObjectStatus(
    ObjectKey Key,
    CommitId? ObservedCommit,
    EquatableList<Condition> Conditions,
    EquatableList<ResourceStatus> Resources,
    EquatableList<string> Drift,
    DateTimeOffset? NextVisit)
{
    /// <summary>The condition of a type; null when it was never judged.</summary>
    public Condition? this[ConditionType type]
    {
        get
        {
            foreach (var condition in Conditions)
            {
                if (condition.Type == type)
                {
                    return condition;
                }
            }

            return null;
        }
    }
}
