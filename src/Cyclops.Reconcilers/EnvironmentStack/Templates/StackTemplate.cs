using Cyclops.Model;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>A stack as the manifest asks for it.</summary>
/// <param name="Part">Which of the environment's stacks: <see cref="StackParts"/>.</param>
/// <param name="Template">Its template.</param>
/// <param name="Parameters">Values of the template's parameters that come from the manifest or from other stacks.</param>
/// <param name="Identity">What cannot be changed in place.</param>
/// <param name="Why">Why it is there; null: nothing to say.</param>
internal sealed record StackTemplate(
    string Part,
    TemplateDocument Template,
    EquatableMap<Input> Parameters,
    StackIdentity Identity,
    string? Why = null);
