using Cyclops.Model.Manifests;
using Cyclops.Model.Status;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Transitions;

/// <summary>Plays one story and judges each of its transitions.</summary>
internal sealed class Storyteller : IDisposable
{
    /// <summary>Longer than it takes until everything is looked at again.</summary>
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(6);

    private readonly Story _story;
    private readonly FreshStates _fresh;
    private readonly StoryResult _result;
    private readonly Random _chance;
    private TransitionWorld? _world;
    private SortedDictionary<string, string> _baseEnd = [];
    private DesiredSpecs _baseSpecs = null!;
    private DesiredSpecs _before = null!;

    private Storyteller(Story story, FreshStates fresh)
    {
        (_story, _fresh, _result, _chance) = (story, fresh, new(story), new(story.Seed));
    }

    public static StoryResult Tell(Story story, FreshStates fresh)
    {
        using var teller = new Storyteller(story, fresh);
        teller.Tell();
        return teller._result;
    }

    public void Dispose() => _world?.Dispose();

    private void Tell()
    {
        foreach (var transition in _story.Transitions)
        {
            if (_world is null && !Begin(transition))
            {
                return;
            }

            if (!Survives(transition))
            {
                // What is broken says nothing of what comes after it.
                _world!.Dispose();
                _world = null;
            }
        }
    }

    private bool Begin(Transition first)
    {
        _world = new(_story.Seed);
        _world.Commit(_story.Base);
        if (_world.Settles() is { } violation)
        {
            return Broken(violation.Id, first, $"the base never settled: {violation.Text}");
        }

        _baseEnd = _world.End;
        _before = _baseSpecs = DesiredSpecs.Of(_world.Manifests);
        return true;
    }

    /// <summary>S19: no mistake of the reader's or the controller's own comes to light.</summary>
    private bool Survives(Transition transition)
    {
        try
        {
            return Judge(transition);
        }
        catch (InvalidOperationException mistake)
        {
            return Broken("S19", transition, $"{mistake.Message}{mistake.StackTrace?.ReplaceLineEndings(";")}");
        }
    }

    private bool Judge(Transition transition)
    {
        var state = _story.Base.With(transition.Edits);
        var next = _chance.Next(6);
        var before = _before;
        if (!There(transition, state))
        {
            return false;
        }

        // One in six goes on to the next from where it is.
        if (next == 0 && transition != _story.Transitions[^1] && !ReferenceEquals(before, _before))
        {
            return true;
        }

        if (Refusals.Of(_before, _baseSpecs) is { } why)
        {
            return HasNoWayBack(transition, why);
        }

        if (!Back(transition))
        {
            return false;
        }

        if (next <= 2)
        {
            return true;
        }

        // Half of them are made once more, and given up before they came to an end.
        _world!.Commit(state);
        _world.RunFor(TimeSpan.FromSeconds(_chance.Next(1, 20)));
        return Back(transition with { What = $"{transition.What}, given up on the way" });
    }

    private bool There(Transition transition, DesiredState state)
    {
        var (mutations, view) = (_world!.Mutations, _world.View);
        _world.Commit(state);
        var manifests = _world.Manifests;
        if (transition.IsValid is { } isValid && isValid != manifests.IsComplete)
        {
            return Broken("S21", transition, isValid ? $"the reader refuses it: {string.Join("; ", manifests.Errors)}" : "the reader takes it");
        }

        if (!manifests.IsComplete)
        {
            _result.Invalid++;
            return StaysAsItIs(transition, manifests, mutations, view);
        }

        var specs = DesiredSpecs.Of(manifests);
        if (Refusals.Of(_before, specs) is { } why)
        {
            _result.Refused++;

            // Where other stacks changed beside it, the way back is another one.
            return IsRefused(transition, why, mutations, view) && _world.Mutations == mutations;
        }

        _result.Valid++;
        return Comes(transition, state, specs, mutations);
    }

    /// <summary>L12: what was given up leaves nothing behind.</summary>
    private bool Back(Transition transition)
    {
        _result.Back++;
        _before = _baseSpecs;
        _world!.Commit(_story.Base);
        return _world.Settles() is { } violation ? Broken(violation.Id, transition, $"and back: {violation.Text}")
            : _fresh.Difference(_baseEnd, _world.End) is { } difference ? Broken("L12", transition, $"and back it is not as before: {difference}")
            : true;
    }

    /// <summary>What AWS does in one direction only: the way back is refused, and the next transition begins in a new world.</summary>
    private bool HasNoWayBack(Transition transition, Refused why)
    {
        _result.Refused++;
        var (mutations, view) = (_world!.Mutations, _world.View);
        _world.Commit(_story.Base);
        if (!IsRefused(transition with { What = $"{transition.What}, and back" }, why, mutations, view))
        {
            return false;
        }

        _world.Dispose();
        _world = null;
        return true;
    }

    /// <summary>L2 and L3: it comes to be, as if it had been so from the first.</summary>
    private bool Comes(Transition transition, DesiredState state, DesiredSpecs specs, int mutations)
    {
        if (_world!.Settles() is { } violation)
        {
            return Broken(violation.Id, transition, violation.Text);
        }

        var changesNothing = specs.ChangesNothing(_before);
        _before = specs.IsHeld ? _before : specs;
        if (changesNothing)
        {
            return _world.Mutations == mutations || Broken("S9", transition, $"it asks for nothing else, and {_world.Mutations - mutations} calls changed something: {_world.LastMutation}");
        }

        // What is held is not made, so there is nothing to compare with.
        return specs.IsHeld
            || (_fresh.Of(state, specs) is { } end
                ? _fresh.Difference(end, _world.End) is not { } difference || Broken("L3", transition, $"it is not as when made at once: {difference}")
                : Broken("L3", transition, "it settles, and made at once it does not"));
    }

    /// <summary>S4: nothing that runs is touched, and status says what is wrong, and where.</summary>
    private bool StaysAsItIs(Transition transition, ManifestSet manifests, int mutations, View before)
    {
        if (transition.IsValid == false && Misplaced(transition, manifests) is { } misplaced)
        {
            return Broken("S21", transition, misplaced);
        }

        _world!.RunFor(AWhile);
        if (_world.Violations.Count > 0)
        {
            return Broken(_world.Violations[0].Id, transition, _world.Violations[0].Text);
        }

        // One wrong field is all there is to it; where others change as well, those may come to be.
        if (transition.IsValid == false && _world.Mutations != mutations)
        {
            return Broken("S4", transition, $"the manifest is invalid, and {_world.Mutations - mutations} calls changed something: {_world.LastMutation}");
        }

        var touched = _world.View.Since(before).Select(c => (c.Before ?? c.After)!).FirstOrDefault(t => t.Owner is { } owner && IsFrozen(owner.Key, manifests));
        if (touched is not null)
        {
            return Broken("S4", transition, $"the manifest is invalid, and {touched.Key} changed");
        }

        foreach (var key in _world.Keys.Where(k => !IsSaid(k, manifests, transition)))
        {
            return Broken("S21", transition, $"{manifests.Errors[0]}, and the status of {key} is {TransitionWorld.Text(_world.StatusOf(key))}");
        }

        return true;
    }

    private static bool IsFrozen(ObjectKey key, ManifestSet manifests) =>
        manifests.Platform is null || !manifests.Environments.ContainsKey(key.Environment) || (key.App is { } app && manifests.InvalidApps.Contains(app));

    /// <summary>What is frozen says why. The others are well; where they change as well, what they leave behind is kept for now.</summary>
    private bool IsSaid(ObjectKey key, ManifestSet manifests, Transition transition)
    {
        if (IsFrozen(key, manifests))
        {
            var valid = _world!.StatusOf(key)?[ConditionType.Valid];
            return valid?.Status == ConditionStatus.False && manifests.Errors.Any(e => e.Code == valid.Reason);
        }

        return transition.IsValid != false || _world!.IsWell(key);
    }

    /// <summary>Refused is said, and none of it is done.</summary>
    private bool IsRefused(Transition transition, Refused why, int mutations, View before)
    {
        _world!.RunFor(AWhile);
        var status = _world.StatusOf(why.App ?? ObjectKey.ForEnvironment("staging"));
        return _world.Violations.Count > 0 ? Broken(_world.Violations[0].Id, transition, _world.Violations[0].Text)
            : Changed(why, mutations, before) is { } changed ? Broken("S4", transition, $"it cannot be changed ({why.Why}), and {changed}")
            : status?[ConditionType.Synced]?.Reason is not ("ChangeForbidden" or "NameTaken" or "ConsentNeeded" or "ReplacementRefused" or "DeletionProtected")
                ? Broken("S4", transition, $"it cannot be changed ({why.Why}), and the status says {TransitionWorld.Text(status)}")
            : true;
    }

    private string? Changed(Refused why, int mutations, View before) =>
        why.Part is not { } part ? _world!.Mutations == mutations ? null : $"{_world.Mutations - mutations} calls changed something: {_world.LastMutation}"
        : _world!.View.Since(before).Select(c => (c.Before ?? c.After)!).FirstOrDefault(t => t.Kind == CloudView.Stack && t.Name.EndsWith($"-{part}", StringComparison.Ordinal)) is { } stack
            ? $"{stack.Key} changed"
        : null;

    /// <summary>An error must lead to what is wrong.</summary>
    private static string? Misplaced(Transition transition, ManifestSet manifests)
    {
        var text = transition.Edits[^1];
        var error = manifests.Errors.FirstOrDefault(e => e.Position.File == $"manifests/{text.File}");
        return error is null && text.Text is not null ? $"no error is in {text.File}: {string.Join("; ", manifests.Errors)}" : null;
    }

    private bool Broken(string id, Transition transition, string text)
    {
        _result.Broken.Add(new(id, _story, transition, text));
        return false;
    }
}
