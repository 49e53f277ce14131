using Cyclops.Model;

namespace Cyclops.Reconcilers.SmtpUser;

/// <summary>What an app sends mail with.</summary>
/// <param name="Name">Name of the IAM user.</param>
/// <param name="Path">Its path, the environment's.</param>
/// <param name="SecretName">Name of the secret that holds its login.</param>
/// <param name="From">The one address it may send from.</param>
/// <param name="Identity">ARN of the SES identity that it may send through.</param>
/// <param name="Rotate">Another text than before asks for another key; null: none is asked for.</param>
public sealed record SmtpUserSpec(string Name, string Path, string SecretName, string From, Input Identity, string? Rotate);
